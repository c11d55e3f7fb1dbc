package dev.signet.bulk.again;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.recipients.web.ListDesk;
import dev.signet.platform.Wording;
import dev.signet.record.ErrorCatalogue;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.record.FailedMessages;
import dev.signet.sending.record.FailedMessages.FailedText;
import dev.signet.sending.record.FailedMessages.Sent;
import dev.signet.sending.record.FailedMessages.Way;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What failed on a day and could be sent again (S7.2-9): made into a recipient list, from which a bulk task is made and
 * confirmed as from any other. Nothing is sent by this, and nobody is shown a number.
 */
@Service
public class FailedSends {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final String INVALID = "isv.INVALID_PARAMETERS";
    private static final int AT_ONCE = 1000;

    private final FailedMessages messages;
    private final ErrorCatalogue errors;
    private final Signatures signatures;
    private final Templates templates;
    private final RecipientLists lists;
    private final ListDesk desk;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    FailedSends(
            FailedMessages messages,
            ErrorCatalogue errors,
            Signatures signatures,
            Templates templates,
            RecipientLists lists,
            ListDesk desk,
            Accounts accounts,
            ActiveRulebook rulebook,
            Clock clock) {
        this.messages = messages;
        this.errors = errors;
        this.signatures = signatures;
        this.templates = templates;
        this.lists = lists;
        this.desk = desk;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Why something is not sent again. */
    public enum Hindrance {
        /** The catalogue's advice is another one. */
        CODE,
        /** A code is good for minutes: its receiver asks for another. */
        VERIFICATION,
        SIGNATURE,
        TEMPLATE,
        /** They went when the messages ended (RC-2). */
        VALUES
    }

    /**
     * @param templateName its code where it has none any more
     * @param hindrance null where it may be sent again
     */
    public record FailedSend(
            FailedText text, String templateName, @Nullable Hindrance hindrance) {

        /** Messages whose text is still known. */
        public long known() {
            return hindrance == null ? text.messages() - text.withoutValues() : 0;
        }
    }

    /** @param way null for all that failed */
    public List<FailedSend> of(long accountId, LocalDate day, @Nullable Way way) {
        Account account = accounts.find(accountId).orElseThrow();
        Map<String, SendableTemplate> sendable = sendable(accountId);
        Map<String, String> names = templates.sendableNames(accountId);
        Set<String> signs = signs(accountId);
        int most = rulebook.current().policies().number("records.figures.rows.max");
        return messages.texts(accountId, day, account.zone(), way, most).stream()
                .map(text -> new FailedSend(
                        text,
                        names.getOrDefault(text.templateCode(), text.templateCode()),
                        hindrance(text, sendable.get(text.templateCode()), signs)))
                .toList();
    }

    private Map<String, SendableTemplate> sendable(long accountId) {
        return templates.sendable(accountId).stream()
                .collect(Collectors.toMap(SendableTemplate::code, template -> template, (a, b) -> a));
    }

    private Set<String> signs(long accountId) {
        return signatures.sendable(accountId).stream()
                .map(SendableSignature::name)
                .collect(Collectors.toSet());
    }

    private @Nullable Hindrance hindrance(FailedText text, @Nullable SendableTemplate template, Set<String> signs) {
        if (!errors.mayBeSentAgain(text.way().errorCode(), text.way().carrierCode())) {
            return Hindrance.CODE;
        }
        if (text.kind() == TemplateKind.VERIFICATION) {
            return Hindrance.VERIFICATION;
        }
        if (!signs.contains(text.signName())) {
            return Hindrance.SIGNATURE;
        }
        if (template == null) {
            return Hindrance.TEMPLATE;
        }
        return text.withoutValues() == text.messages() ? Hindrance.VALUES : null;
    }

    /**
     * Begins a recipient list of the messages that failed in one way of one template and signature: each with the values it
     * was sent with, but for those that were sent the same since.
     *
     * @throws dev.signet.platform.Refusal where nothing failed so, or it is not sent again
     */
    public RecipientList prepare(ApiCaller caller, LocalDate day, Way way, String signName, String templateCode) {
        FailedSend wanted = of(caller.accountId(), day, way).stream()
                .filter(one -> one.text().signName().equals(signName)
                        && one.text().templateCode().equals(templateCode))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal(INVALID, "again.none", day, signName, templateCode));
        if (wanted.hindrance() != null) {
            throw TEXTS.refusal(INVALID, "again.refused", TEXTS.text("again.hindrance." + wanted.hindrance()));
        }
        SendableTemplate template = sendable(caller.accountId()).get(templateCode);
        if (template == null) {
            throw TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "refused.template", templateCode);
        }
        return desk.again(
                caller,
                RecipientTemplate.of(template),
                signName,
                (day + " " + wanted.text().way().errorCode()).strip(),
                Map.of(
                        "day", day.toString(),
                        "code", way.errorCode(),
                        "task", Long.toString(way.task())),
                taker -> rows(caller.accountId(), day, wanted.text(), template, taker));
    }

    private void rows(
            long accountId,
            LocalDate day,
            FailedText text,
            SendableTemplate template,
            BiConsumer<List<String>, Double> taker) {
        Account account = accounts.find(accountId).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        SentValues values = new SentValues(template.content());
        List<Long> ids = messages.ids(accountId, day, account.zone(), text, lists.mostNumbers());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, ids.size());
            for (Sent sent : messages.stillMissing(accountId, ids.subList(from, to), day, today)) {
                Optional<List<String>> its = values.of(sent.content(), text.signName());
                if (its.isPresent()) {
                    taker.accept(row(sent.number(), template, its.get()), (double) to / ids.size());
                }
            }
        }
    }

    /** A number of North America and one of the mainland may have the same eleven digits: a plus tells them apart. */
    private static List<String> row(long number, SendableTemplate template, List<String> values) {
        List<String> cells = new ArrayList<>();
        cells.add(template.kind() == TemplateKind.INTERNATIONAL ? "+" + number : PhoneNumber.shown(number));
        cells.addAll(values);
        return cells;
    }
}
