package dev.signet.record;

import dev.signet.account.ActorName;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.LifeStep.Kind;
import dev.signet.sending.message.ChargeState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.MessageLife;
import dev.signet.sending.record.SendRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the traces of one message into words and order. */
final class LifeSteps {

    private static final Wording TEXTS = Wording.of("record");
    private static final Bilingual NOTHING = new Bilingual("", "");
    private static final int MICROS = 6;
    private static final int CENTS = 2;

    private final RecordRow row;
    private final SendRecord message;
    private final MessageLife trace;
    private final @Nullable Decision decision;
    private final Instant now;
    private final List<LifeStep> steps = new ArrayList<>();

    LifeSteps(RecordRow row, MessageLife trace, @Nullable Decision decision, Instant now) {
        this.row = row;
        this.message = row.message();
        this.trace = trace;
        this.decision = decision;
        this.now = now;
    }

    List<LifeStep> all() {
        accepted();
        decided();
        if (trace.charge() != ChargeState.NONE) {
            add(message.acceptedAt(), Kind.RESERVED, charge());
        }
        if (message.submittedAt() != null) {
            add(message.submittedAt(), Kind.SUBMITTED, submitted());
        }
        if (message.endedAt() != null && message.refusal() == null) {
            ended(notBeforeItWasTaken(message.endedAt()));
        }
        converted();
        waiting();
        // What is decided with the request is dated a moment before it is stored, and carriers tell whole seconds.
        steps.sort(Comparator.comparing((LifeStep step) -> step.kind() != Kind.ACCEPTED)
                .thenComparing(step -> step.at().truncatedTo(ChronoUnit.SECONDS))
                .thenComparing(LifeStep::kind));
        return steps;
    }

    /** The carrier's clock is its own. */
    private Instant notBeforeItWasTaken(Instant end) {
        Instant taken = message.submittedAt();
        return taken != null && end.isBefore(taken) ? taken : end;
    }

    private void accepted() {
        Bilingual who = ActorName.of(message.who());
        Bilingual detail = trace.bulkTaskId() == null
                ? TEXTS.text("life.by.request", who, trace.requestId(), message.bizId())
                : TEXTS.text("life.by.task", who, trace.bulkTaskId());
        add(message.acceptedAt(), Kind.ACCEPTED, detail);
    }

    private void decided() {
        if (decision == null) {
            return;
        }
        boolean refused = decision.outcome() == Decision.Outcome.REFUSED;
        Bilingual detail = TEXTS.text(
                "life.decision",
                decision.ruleId(),
                new Bilingual(decision.messageZh(), decision.messageEn()),
                new Bilingual(decision.adviceZh(), decision.adviceEn()));
        if (decision.earliest() != null) {
            detail = detail.plus(TEXTS.text("life.passes", ChinaTime.text(decision.earliest())));
        }
        add(decision.decidedAt(), refused ? Kind.REFUSED : Kind.DEFERRED, detail);
    }

    /** Of a message that is refused nothing is reserved; of one that a package pays it is units, of others money. */
    private Bilingual charge() {
        return paid("life.pays");
    }

    private Bilingual refund() {
        return paid("life.refunds");
    }

    private Bilingual paid(String sentence) {
        if (trace.packageId() != null) {
            return TEXTS.text(sentence + ".package", message.segments(), trace.packageId());
        }
        return trace.voucherId() != null
                ? TEXTS.text(sentence + ".voucher", message.segments(), yuan(trace.micros()), trace.voucherId())
                : TEXTS.text(sentence + ".balance", message.segments(), yuan(trace.micros()));
    }

    private static String yuan(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
        return amount.setScale(Math.max(CENTS, amount.scale())).toPlainString();
    }

    private Bilingual submitted() {
        String carrier = trace.carrier() == null ? "" : trace.carrier();
        return trace.parts().isEmpty()
                ? TEXTS.text("life.carrier", carrier)
                : TEXTS.text("life.carrier.parts", carrier, trace.parts().size());
    }

    private void ended(Instant at) {
        add(at, message.status() == SendStatus.DELIVERED ? Kind.DELIVERED : Kind.FAILED, outcome());
        if (trace.charge() == ChargeState.SETTLED) {
            add(at, Kind.SETTLED, charge());
        } else if (trace.charge() == ChargeState.REFUNDED) {
            add(at, Kind.REFUNDED, refund());
        }
    }

    private Bilingual outcome() {
        FailureReason failure = row.failure();
        if (failure == null) {
            return NOTHING;
        }
        String code = message.carrierCode() == null
                ? message.errorCode()
                : message.errorCode() + " / " + message.carrierCode();
        return TEXTS.text(
                "life.failure",
                code,
                new Bilingual(failure.reasonZh(), failure.reasonEn()),
                new Bilingual(failure.suggestionZh(), failure.suggestionEn()));
    }

    private void converted() {
        if (trace.conversion() != null) {
            add(
                    trace.conversion().reportedAt(),
                    Kind.CONVERTED,
                    TEXTS.text(trace.conversion().used() ? "life.code.used" : "life.code.unused"));
        }
    }

    /** What it waits for is said last, as of now. */
    private void waiting() {
        if (message.status() != SendStatus.WAITING) {
            return;
        }
        if (message.submittedAt() != null) {
            add(now, Kind.WAITING, TEXTS.text("life.waits.receipt"));
        } else if (trace.waiting() != null) {
            add(
                    now,
                    Kind.WAITING,
                    TEXTS.text(
                            "life.waits.carrier",
                            ChinaTime.text(trace.waiting().dueAt()),
                            trace.waiting().attempts(),
                            ChinaTime.text(trace.deadline())));
        }
    }

    private void add(Instant at, Kind kind, Bilingual detail) {
        steps.add(new LifeStep(at, kind, TEXTS.text("life.step." + kind), detail));
    }
}
