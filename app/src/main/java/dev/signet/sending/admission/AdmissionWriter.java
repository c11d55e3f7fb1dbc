package dev.signet.sending.admission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.billing.Charge;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.LocalHours;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.judging.AdmissionOutcome;
import dev.signet.sending.judging.Judging;
import dev.signet.sending.limit.AccountVolumes;
import dev.signet.sending.limit.ExtendCodes;
import dev.signet.sending.limit.NumberHistories;
import dev.signet.sending.message.CountedAs;
import dev.signet.sending.message.MessageCounts;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.MessageEndedListeners;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.notice.DatabaseWarnings;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.outbox.DatabaseOutbox;
import dev.signet.sending.record.Decision;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.ValuePlaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what a batch came to: messages, what waits for a carrier, ledgers and the reasons of every refusal. */
@Component
class AdmissionWriter {

    private final JdbcTemplate jdbc;
    private final NumberHistories histories;
    private final AccountVolumes volumes;
    private final ExtendCodes extendCodes;
    private final AbuseHours abuseHours;
    private final DatabaseWarnings warnings;
    private final FiguresLedger figures;
    private final MessageEndedListeners events;
    private final SendingSettings settings;
    private final ObjectMapper json;
    private final Ids ids;

    AdmissionWriter(
            @DataPlane JdbcTemplate jdbc,
            NumberHistories histories,
            AccountVolumes volumes,
            ExtendCodes extendCodes,
            AbuseHours abuseHours,
            DatabaseWarnings warnings,
            FiguresLedger figures,
            MessageEndedListeners events,
            SendingSettings settings,
            ObjectMapper json,
            Ids ids) {
        this.jdbc = jdbc;
        this.histories = histories;
        this.volumes = volumes;
        this.extendCodes = extendCodes;
        this.abuseHours = abuseHours;
        this.warnings = warnings;
        this.figures = figures;
        this.events = events;
        this.settings = settings;
        this.json = json;
        this.ids = ids;
    }

    /** Rows of one batch, gathered so that each table is written by one statement. */
    private static final class Rows {
        final List<NewMessage> messages = new ArrayList<>();
        final List<NewDispatch> dispatch = new ArrayList<>();
        final List<NewDecision> decisions = new ArrayList<>();
        final List<MessageEnded> ended = new ArrayList<>();
    }

    /**
     * Messages and decisions: rows nobody else waits for.
     *
     * @return the messages that end with their refusal
     */
    List<MessageEnded> writeMessages(
            List<AdmissionOutcome> outcomes, Judging judging, Map<PreparedRequest, SendAnswer> answers) {
        Rows rows = new Rows();
        for (AdmissionOutcome outcome : outcomes) {
            answers.put(outcome.prepared, collect(outcome, judging, rows));
        }
        histories.save(judging.histories(), judging.now());
        Sql.insertRows(jdbc, NewMessage.INSERT, rows.messages);
        figures.write(NewMessage.counted(rows.messages));
        Sql.insertRows(jdbc, NewDispatch.INSERT, rows.dispatch);
        Sql.insertRows(jdbc, NewDecision.INSERT, rows.decisions);
        return rows.ended;
    }

    /** What is counted for whole accounts, and whom to tell: last, as others wait for these rows. */
    void writeCounters(Judging judging, List<MessageEnded> refused) {
        volumes.add(judging.units(), judging.now());
        extendCodes.write(judging.extendCodes(), judging.now());
        abuseHours.add(judging.abuse().granted(), judging.now());
        warnings.raise(judging.warnings(), judging.now());
        events.ended(refused);
    }

    private SendAnswer collect(AdmissionOutcome outcome, Judging judging, Rows rows) {
        SendRequest request = outcome.prepared.request();
        Fault whole = outcome.fault;
        if (whole != null) {
            long decisionId = refusal(request, whole, null, judging.rulebook(), judging.now(), rows);
            return Answers.refused(request, whole, decisionId);
        }
        boolean accepted = outcome.accepted();
        boolean sent = accepted || outcome.prepared.isBulk();
        SendAnswer firstRefusal = null;
        for (AdmissionOutcome.OfRecipient recipient : outcome.recipients) {
            Fault fault = recipient.fault;
            if (fault == null) {
                accept(outcome, recipient, judging, rows);
                continue;
            }
            long decisionId =
                    refusal(request, fault, recipient.recipient.number(), recipient.rulebook, judging.now(), rows);
            // A blocked number stays visible in the send records even when the whole call was refused (S9.4-5).
            if (sent || MessageCounts.ofTheBlacklist(fault.code())) {
                keepRefused(outcome, recipient, fault, decisionId, judging.now(), rows);
            }
            firstRefusal = firstRefusal == null ? Answers.refused(request, fault, decisionId) : firstRefusal;
        }
        return sent || firstRefusal == null ? Answers.ok(request, outcome.bizId) : firstRefusal;
    }

    private void accept(AdmissionOutcome outcome, AdmissionOutcome.OfRecipient recipient, Judging judging, Rows rows) {
        TemplateKind kind = recipient.request.kind();
        Instant due = judging.now();
        Long decisionId = null;
        SendFinding deferred = recipient.deferred;
        if (deferred != null && deferred.earliest() != null) {
            due = settings.dueAfter(deferred.earliest(), recipient.messageId);
            decisionId = deferral(outcome, recipient, deferred, judging, rows);
        }
        Charge charge = recipient.charge;
        if (charge == null) {
            throw new IllegalStateException("an accepted message is paid for");
        }
        rows.messages.add(message(
                outcome,
                recipient,
                judging.now(),
                due.plus(settings.deadline(kind, outcome.prepared.isBulk())),
                charge,
                decisionId,
                null));
        rows.dispatch.add(
                new NewDispatch(recipient.messageId, DatabaseOutbox.lane(kind, outcome.prepared.isBulk()), due));
    }

    private void keepRefused(
            AdmissionOutcome outcome,
            AdmissionOutcome.OfRecipient recipient,
            Fault fault,
            long decisionId,
            Instant now,
            Rows rows) {
        rows.messages.add(message(outcome, recipient, now, now, null, decisionId, fault.code()));
        SendRequest request = outcome.prepared.request();
        PreparedRecipient prepared = recipient.recipient;
        rows.ended.add(new MessageEnded(
                recipient.messageId,
                request.accountId(),
                BizId.text(outcome.bizId),
                prepared.number(),
                recipient.request.kind(),
                international(prepared),
                prepared.signature().name(),
                request.templateCode(),
                request.outId(),
                false,
                fault.code(),
                prepared.segments(),
                now,
                now,
                request.requestId(),
                true,
                false));
    }

    private static NewMessage message(
            AdmissionOutcome outcome,
            AdmissionOutcome.OfRecipient recipient,
            Instant now,
            Instant deadline,
            @Nullable Charge charge,
            @Nullable Long decisionId,
            @Nullable String errorCode) {
        SendRequest request = outcome.prepared.request();
        PreparedRecipient prepared = recipient.recipient;
        boolean refused = errorCode != null;
        String places = prepared.valuePlaces();
        boolean gone = refused && places != null;
        PhoneNumber phone = prepared.phone();
        return new NewMessage(
                recipient.messageId,
                outcome.bizId,
                request.accountId(),
                prepared.number(),
                recipient.request.kind(),
                international(prepared),
                refused ? MessageState.REFUSED : MessageState.ACCEPTED,
                charge,
                prepared.segments(),
                now,
                deadline,
                prepared.signature().name(),
                request.templateCode(),
                gone ? ValuePlaces.without(prepared.text(), requireNonNull(places)) : prepared.text(),
                gone ? ValuePlaces.GONE : places,
                prepared.extendCode(),
                request.outId(),
                request.sentBy(),
                request.requestId(),
                recipient.rulebook,
                decisionId,
                errorCode,
                refused ? now : null,
                new CountedAs(
                        LocalHours.of(now, recipient.request.facts().account().zone()),
                        phone == null ? "" : phone.place(),
                        phone == null ? null : phone.vendor(),
                        prepared.tagSet()));
    }

    private long refusal(
            SendRequest request, Fault fault, @Nullable Long number, String rulebook, Instant now, Rows rows) {
        return decision(Decision.Outcome.REFUSED, request, fault, number, rulebook, now, rows);
    }

    private long deferral(
            AdmissionOutcome outcome,
            AdmissionOutcome.OfRecipient recipient,
            SendFinding finding,
            Judging judging,
            Rows rows) {
        Fault reason = new Fault(
                finding.code(),
                finding.ruleId(),
                new Bilingual(finding.messageZh(), finding.messageEn()),
                new Bilingual(finding.adviceZh(), finding.adviceEn()),
                finding.facts(),
                finding.earliest(),
                recipient.recipient.number());
        return decision(
                Decision.Outcome.DEFERRED,
                outcome.prepared.request(),
                reason,
                reason.number(),
                recipient.rulebook,
                judging.now(),
                rows);
    }

    private long decision(
            Decision.Outcome outcome,
            SendRequest request,
            Fault reason,
            @Nullable Long number,
            String rulebook,
            Instant now,
            Rows rows) {
        long id = ids.next();
        rows.decisions.add(new NewDecision(
                id,
                request.accountId(),
                number,
                outcome,
                reason,
                rulebook,
                request.requestId(),
                JsonText.write(json, reason.facts()),
                now));
        return id;
    }

    private static boolean international(PreparedRecipient recipient) {
        return recipient.phone() != null && !recipient.phone().domestic();
    }
}
