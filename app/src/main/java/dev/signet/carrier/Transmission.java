package dev.signet.carrier;

import dev.signet.carrier.smpp.CommandStatus;
import dev.signet.carrier.smpp.ShortMessages;
import dev.signet.carrier.smpp.Submit;
import dev.signet.carrier.smpp.SubmitOutcome;
import dev.signet.platform.RequestTrace;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message on its way through one carrier. The parts of a long message go one after the other, each after the
 * answer to the one before: so a message takes one place in the window whatever its length, and no part is sent in
 * vain after another was refused. A part that the carrier has is never sent again.
 */
final class Transmission implements Consumer<SubmitOutcome> {

    /** Where transmissions end, and what they need on the way. */
    record Means(
            SubmitRecorder recorder,
            CarrierCodes codes,
            CarrierMetrics metrics,
            ScheduledExecutorService timer,
            Clock clock,
            DispatchSettings settings) {}

    private static final Logger log = LoggerFactory.getLogger(Transmission.class);
    private static final int LONGEST_SOURCE = 20;

    private final OutboundMessage message;
    private final CarrierChannel channel;
    private final Means means;
    private final ShortMessages.Coded coded;
    private final String source;
    private final List<String> ids = new ArrayList<>(1);

    Transmission(OutboundMessage message, CarrierChannel channel, Means means, int reference) {
        this.message = message;
        this.channel = channel;
        this.means = means;
        this.coded = ShortMessages.encode(message.content(), message.international(), reference);
        this.source = source(message, channel.settings());
    }

    private static String source(OutboundMessage message, CarrierSettings.Carrier carrier) {
        String promotional = carrier.promotionalAccessNumber();
        String access = message.kind() == TemplateKind.PROMOTIONAL && promotional != null
                ? promotional
                : carrier.accessNumber();
        return message.extendCode() == null ? access : access + message.extendCode();
    }

    void start() {
        if (source.length() > LONGEST_SOURCE) {
            fail("PARAMS_ILLEGAL", null, "access number and extensions are longer than 20 digits");
        } else {
            next();
        }
    }

    private void next() {
        int part = ids.size();
        if (part > 0) {
            channel.payForPart();
        }
        Duration validity = Duration.between(means.clock().instant(), message.deadline());
        int tag = channel.settings().traceTag();
        channel.submit(
                new Submit(
                        source,
                        message.phoneNumber(),
                        coded.coding(),
                        coded.parts().get(part),
                        coded.isLong(),
                        validity,
                        tag == 0 ? null : new Submit.Trace((short) tag, message.id() + "/" + (part + 1))),
                this);
    }

    @Override
    public void accept(SubmitOutcome outcome) {
        try (var trace = RequestTrace.of(message.requestId())) {
            answered(outcome);
        }
    }

    private void answered(SubmitOutcome outcome) {
        means.metrics().submitted(channel.name(), outcome);
        if (outcome instanceof SubmitOutcome.Accepted accepted) {
            accepted(accepted.messageId());
        } else if (outcome instanceof SubmitOutcome.Refused refused) {
            refused(refused.commandStatus());
        } else if (outcome instanceof SubmitOutcome.NotSent notSent) {
            again(Duration.ZERO, "IS_CLOSE", notSent.why());
        } else if (outcome instanceof SubmitOutcome.Unknown unknown) {
            unknown(unknown.why());
        }
    }

    private void accepted(String id) {
        channel.accepted();
        ids.add(channel.ids().answered(id));
        if (ids.size() < coded.parts().size()) {
            next();
            return;
        }
        log.info(
                "submitted message={} request={} number={} carrier={} carrierMessages={}",
                message.id(),
                message.requestId(),
                Masks.phone(message.phoneNumber()),
                channel.name(),
                ids);
        means.recorder()
                .submitted(new Submitted(
                        message.id(), channel.name(), ids, means.clock().instant()));
        channel.free();
    }

    private void refused(int status) {
        String name = CommandStatus.name(status);
        switch (CommandStatus.of(status)) {
            case THROTTLED -> again(channel.throttled(), means.codes().normalised(name), name);
            case TEMPORARY -> again(backoff(), means.codes().normalised(name), name);
            default -> fail(means.codes().normalised(name), null, name);
        }
    }

    /** Before the first part was taken the outbox keeps the message; after that only this node knows what is left. */
    private void again(Duration wait, String code, String why) {
        Instant at = means.clock().instant().plus(wait);
        if (ids.isEmpty()) {
            fail(code, at, why);
        } else if (at.isAfter(message.deadline())) {
            fail("EXPIRED", null, "deadline passed between parts");
        } else {
            long nanos = Math.max(wait.toNanos(), means.settings().retryAfter().toNanos());
            means.timer().schedule(this::next, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Duration backoff() {
        long first = means.settings().retryAfter().toMillis();
        long wait = first << Math.min(Math.max(message.attempt() - 1, 0), 16);
        return Duration.ofMillis(Math.min(wait, means.settings().retryAtMost().toMillis()));
    }

    /** Recorded as being submitted, and left so: the outbox ends it by its policy, or a receipt does. */
    private void unknown(String why) {
        log.warn(
                "unknown message={} request={} number={} carrier={}: {}",
                message.id(),
                message.requestId(),
                Masks.phone(message.phoneNumber()),
                channel.name(),
                why);
        channel.free();
    }

    private void fail(String code, @Nullable Instant retryAt, String why) {
        log.info(
                "refused message={} request={} number={} carrier={} code={} why={} retryAt={}",
                message.id(),
                message.requestId(),
                Masks.phone(message.phoneNumber()),
                channel.name(),
                code,
                why,
                retryAt);
        means.recorder()
                .failed(new SubmitFailed(
                        message.id(),
                        channel.name(),
                        code,
                        retryAt,
                        means.clock().instant()));
        channel.free();
    }
}
