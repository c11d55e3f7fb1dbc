package dev.signet.sending.judging;

import static java.util.Objects.requireNonNull;

import dev.signet.billing.Charge;
import dev.signet.billing.Purse;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.platform.Bilingual;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.sending.abuse.AbuseWatch;
import dev.signet.sending.limit.ExtendCodeClaims;
import dev.signet.sending.limit.NumberHistory;
import dev.signet.sending.notice.DatabaseWarnings;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.rulebook.PlatformTexts;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.text.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the recipients of a batch one after the other, in memory, against histories that are held locked. What one
 * message is granted the next one sees; what is refused takes nothing. May be done again after {@link #reset}.
 */
public final class Judging {

    private final SendRules rules;
    private final Ids ids;
    private final Instant now;
    private final Map<Long, NumberHistory> histories;
    private final Map<Long, SendFacts.Volume> volumes;
    private final Map<Long, List<BlacklistEntry>> listed;
    private final ExtendCodeClaims extendCodes;
    private final AbuseWatch abuse;
    private final Map<Long, Long> units = new HashMap<>();
    private final List<DatabaseWarnings.Raised> warnings = new ArrayList<>();

    public Judging(
            SendRules rules,
            Ids ids,
            Instant now,
            Map<Long, NumberHistory> histories,
            Map<Long, SendFacts.Volume> volumes,
            Map<Long, List<BlacklistEntry>> listed,
            ExtendCodeClaims extendCodes,
            AbuseWatch abuse) {
        this.rules = rules;
        this.ids = ids;
        this.now = now;
        this.histories = histories;
        this.volumes = volumes;
        this.listed = listed;
        this.extendCodes = extendCodes;
        this.abuse = abuse;
    }

    public Instant now() {
        return now;
    }

    public String rulebook() {
        return rules.version();
    }

    public Map<Long, NumberHistory> histories() {
        return histories;
    }

    public ExtendCodeClaims extendCodes() {
        return extendCodes;
    }

    public AbuseWatch abuse() {
        return abuse;
    }

    /** Billing units granted, by account. */
    public Map<Long, Long> units() {
        return units;
    }

    /** What accounts are to be warned of. */
    public List<DatabaseWarnings.Raised> warnings() {
        return warnings;
    }

    public void reset() {
        histories.values().forEach(NumberHistory::reset);
        units.clear();
        warnings.clear();
        extendCodes.reset();
        abuse.reset();
    }

    /** @param purses the accounts' money as one more limit; empty when it is looked at later */
    public List<AdmissionOutcome> judge(List<PreparedRequest> requests, Map<Long, Purse> purses) {
        List<AdmissionOutcome> outcomes = new ArrayList<>(requests.size());
        for (PreparedRequest request : requests) {
            if (request instanceof PreparedRequest.Refused refused) {
                outcomes.add(new AdmissionOutcome(refused, ids.next(), refused.fault()));
            } else if (request instanceof PreparedRequest.Judgeable judgeable) {
                outcomes.add(judge(judgeable, purses.get(judgeable.accountId())));
            }
        }
        return outcomes;
    }

    private AdmissionOutcome judge(PreparedRequest.Judgeable request, @Nullable Purse purse) {
        Fault fault = extendCodes.fault(request);
        AdmissionOutcome outcome = new AdmissionOutcome(request, ids.next(), fault);
        if (fault == null) {
            for (PreparedRecipient recipient : request.recipients()) {
                outcome.recipients.add(judge(request, recipient, purse));
            }
        }
        return outcome;
    }

    private AdmissionOutcome.OfRecipient judge(
            PreparedRequest.Judgeable request, PreparedRecipient recipient, @Nullable Purse purse) {
        long messageId = ids.next();
        PhoneNumber phone = recipient.phone();
        if (recipient.fault() != null || phone == null) {
            return new AdmissionOutcome.OfRecipient(
                    request, recipient, messageId, rules.version(), recipient.fault(), null);
        }
        NumberHistory history = requireNonNull(histories.get(recipient.number()));
        SendVerdict verdict = rules.judge(facts(request, recipient, phone, history));
        Fault fault = verdict.refused() ? fault(verdict, recipient.number()) : null;
        Charge charge = fault == null && purse != null ? Payment.reserve(purse, request, recipient) : null;
        if (fault == null && purse != null && charge == null) {
            fault = Payment.fault(purse, recipient);
        }
        AdmissionOutcome.OfRecipient outcome = new AdmissionOutcome.OfRecipient(
                request,
                recipient,
                messageId,
                verdict.rulebookVersion(),
                fault,
                verdict.decision() == SendVerdict.Decision.DEFER ? verdict.decisive() : null);
        outcome.charge = charge;
        if (outcome.accepted()) {
            grant(request, recipient, messageId, history);
        }
        warn(request, verdict, outcome.accepted());
        return outcome;
    }

    /** What only flags a message warns when the message goes; what refuses it warns in any case. */
    private void warn(PreparedRequest.Judgeable request, SendVerdict verdict, boolean accepted) {
        for (SendFinding finding : verdict.findings()) {
            PlatformTexts.Text text = rules.platformTexts().warningOf(finding);
            if (text != null && (accepted || finding.effect() == SendFinding.Effect.REFUSE)) {
                warnings.add(DatabaseWarnings.Raised.of(request.accountId(), text, finding));
            }
        }
    }

    private void grant(
            PreparedRequest.Judgeable request, PreparedRecipient recipient, long messageId, NumberHistory history) {
        boolean platform = request.facts().isPlatform();
        history.add(
                platform ? history.lastMessageId() : messageId, // a reply answers a customer, not our acknowledgement
                new NumberLedger.Entry(
                        now.toEpochMilli(),
                        request.kind(),
                        recipient.signature().id(),
                        request.template().template().id(),
                        recipient.textHash()));
        extendCodes.grant(request, recipient);
        abuse.granted(request, recipient);
        units.merge(request.accountId(), (long) recipient.segments(), Long::sum);
    }

    private SendFacts facts(
            PreparedRequest.Judgeable request, PreparedRecipient recipient, PhoneNumber phone, NumberHistory history) {
        AbuseMonitor monitor = abuse.of(request, recipient);
        return new SendFacts(
                now,
                monitor == null ? request.sender() : request.sender().watchedBy(monitor),
                recipient.signature(),
                request.template().fact(),
                new SendFacts.Recipient(
                        phone.e164(),
                        phone.domestic(),
                        phone.zone(),
                        request.facts().whitelisted(phone.digits()),
                        lists(phone.digits(), request, recipient)),
                recipient.values(),
                recipient.text(),
                recipient.segments(),
                history.seenBy(
                        recipient.signature().id(),
                        request.template().template().id(),
                        recipient.textHash()),
                volume(request.accountId()));
    }

    private Set<BlacklistKind> lists(long number, PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        List<BlacklistEntry> entries = listed.get(number);
        if (entries == null) {
            return Set.of();
        }
        Set<BlacklistKind> kinds = EnumSet.noneOf(BlacklistKind.class);
        for (BlacklistEntry entry : entries) {
            if (entry.holds(request.accountId(), recipient.signature().name(), request.kind())) {
                kinds.add(entry.kind());
            }
        }
        return kinds;
    }

    private SendFacts.Volume volume(long accountId) {
        SendFacts.Volume before = volumes.get(accountId);
        if (before == null) {
            return SendFacts.Volume.NONE;
        }
        long granted = units.getOrDefault(accountId, 0L);
        return new SendFacts.Volume(before.today() + granted, before.thisMonth() + granted);
    }

    /** The decisive rule speaks; what would make the message pass covers every rule that stands in the way. */
    private static Fault fault(SendVerdict verdict, long number) {
        SendFinding decisive = verdict.decisive();
        if (decisive == null) {
            throw new IllegalStateException("a refusal without a finding");
        }
        return new Fault(
                decisive.code(),
                decisive.ruleId(),
                new Bilingual(decisive.messageZh(), decisive.messageEn()),
                new Bilingual(verdict.adviceZh(), verdict.adviceEn()),
                facts(verdict, decisive),
                verdict.earliest(),
                number);
    }

    private static Map<String, String> facts(SendVerdict verdict, SendFinding decisive) {
        List<String> others = verdict.obstacles().stream()
                .map(SendFinding::ruleId)
                .filter(id -> !id.equals(decisive.ruleId()))
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return decisive.facts();
        }
        Map<String, String> facts = new LinkedHashMap<>(decisive.facts());
        facts.put("otherRules", String.join(" ", others));
        return facts;
    }
}
