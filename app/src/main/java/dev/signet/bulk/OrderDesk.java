package dev.signet.bulk;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.SendHours;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.text.Unseen;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what somebody wants to send to what may be ordered (S6.3-1, S6.3-3, S6.3-6, S6.3-15). */
@Component
class OrderDesk {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final String INVALID = "isv.INVALID_PARAMETERS";

    private final Signatures signatures;
    private final Templates templates;
    private final RecipientLists lists;
    private final Pairing pairing;
    private final Hours hours;
    private final Ids ids;
    private final Clock clock;

    OrderDesk(
            Signatures signatures,
            Templates templates,
            RecipientLists lists,
            Pairing pairing,
            Hours hours,
            Ids ids,
            Clock clock) {
        this.signatures = signatures;
        this.templates = templates;
        this.lists = lists;
        this.pairing = pairing;
        this.hours = hours;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is sent, under which name. */
    record Content(String name, SendableSignature signature, SendableTemplate template) {}

    /** @throws dev.signet.platform.Refusal naming what is wrong with one of them, or with the two together */
    Content content(ApiCaller caller, String name, String signName, String templateCode) {
        Content content = found(caller.accountId(), name, signName, templateCode);
        pairing.check(caller, content.signature(), content.template());
        return content;
    }

    /** @throws dev.signet.platform.Refusal where a task's signature or template is gone since it was made (S4.5-1) */
    void checkStillThere(BulkTask.Order order) {
        signature(order.accountId(), order.signName());
        template(order.accountId(), order.templateCode());
    }

    private Content found(long accountId, String name, String signName, String templateCode) {
        return new Content(name(name), signature(accountId, signName), template(accountId, templateCode));
    }

    /** @throws dev.signet.platform.Refusal naming what is wrong with the content, the time or the numbers */
    BulkTask.Order order(ApiCaller caller, AccessCheck.Origin origin, NewBulkTask wanted) {
        Content content = found(caller.accountId(), wanted.name(), wanted.signName(), wanted.templateCode());
        SendableSignature signature = content.signature();
        SendableTemplate template = content.template();
        checkTime(wanted.startAt(), hours.of(template.kind()));
        pairing.check(caller, signature, template);
        RecipientList list = list(caller.accountId(), signature, template, wanted);
        return new BulkTask.Order(
                ids.next(),
                caller.accountId(),
                content.name(),
                signature.name(),
                template.code(),
                template.kind(),
                list.id(),
                list.counts().valid(),
                caller.accessKeyId(),
                caller.principal(),
                origin,
                origin.source().toString(),
                clock.instant(),
                wanted.startAt());
    }

    private String name(String text) {
        String name = Unseen.strip(text);
        int longest = hours.longestName();
        int length = name.codePointCount(0, name.length());
        if (!PlainText.isName(name)) {
            throw TEXTS.refusal(INVALID, "refused.name-lines");
        }
        if (length < 1 || length > longest) {
            throw TEXTS.refusal(INVALID, "refused.name", Quoted.of(name, 2 * longest), longest);
        }
        return name;
    }

    private SendableSignature signature(long accountId, String name) {
        return signatures.sendable(accountId).stream()
                .filter(one -> one.name().equalsIgnoreCase(Unseen.strip(name)))
                .reduce((a, b) -> b.scenario() == Scenario.GENERAL ? b : a)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "refused.signature", name));
    }

    private SendableTemplate template(long accountId, String code) {
        return templates.sendable(accountId).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "refused.template", code));
    }

    private void checkTime(@Nullable Instant startAt, SendHours its) {
        if (startAt == null) {
            return;
        }
        if (startAt.isBefore(clock.instant())) {
            throw TEXTS.refusal(INVALID, "refused.past", SendHours.text(startAt));
        }
        if (!its.mayStart(startAt)) {
            throw TEXTS.refusal(INVALID, "refused.hours", SendHours.text(startAt), its.opens(), its.closes());
        }
    }

    private RecipientList list(
            long accountId, SendableSignature signature, SendableTemplate template, NewBulkTask wanted) {
        Long listId = wanted.listId();
        if ((listId == null) == wanted.phoneNumbers().isEmpty()) {
            throw TEXTS.refusal(INVALID, "refused.numbers");
        }
        if (listId == null) {
            return lists.byHand(accountId, RecipientTemplate.of(template), signature.name(), wanted.phoneNumbers());
        }
        RecipientList list = lists.find(accountId, listId)
                .orElseThrow(() -> TEXTS.refusal("RecipientListNotFound", "refused.list", listId));
        if (!list.template().code().equals(template.code())) {
            throw TEXTS.refusal(
                    INVALID, "refused.list-template", list.template().code(), template.code());
        }
        // Taken only when all else went well, and ready then: what is counted on before must be, too.
        return lists.ready(accountId, listId);
    }
}
