package dev.signet.sending.message;

import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a stored message counts in the figures, by where it stands. */
public final class MessageCounts {

    /** A number that is blocked counts outside everything else (S7.2-2, S9.4-5). */
    public static final Set<String> OF_THE_BLACKLIST = Set.of("isv.BLACK_KEY_CONTROL_LIMIT", "isv.CUSTOMER_REFUSED");

    private MessageCounts() {}

    public static boolean ofTheBlacklist(String errorCode) {
        return OF_THE_BLACKLIST.contains(errorCode);
    }

    /** One that is not counted yet will be as it stands then. */
    static void change(FiguresDelta delta, MessageRow message, MessageState to, ChargeState charge) {
        change(delta, message, new Standing(to, charge, null, null, null));
    }

    static void change(FiguresDelta delta, MessageRow message, Standing to) {
        CountedAs as = message.countedAs();
        if (as != null) {
            delta.take(counted(message, as, Standing.of(message)));
            delta.add(counted(message, as, to));
        }
    }

    /** Where a message stands; codes and time only where it has ended. */
    record Standing(
            MessageState state,
            ChargeState charge,
            @Nullable String errorCode,
            @Nullable String carrierCode,
            @Nullable Instant endedAt) {

        static Standing of(MessageRow message) {
            return new Standing(message.state(), message.charge(), message.errorCode(), message.carrierCode(), null);
        }
    }

    private static Counted counted(MessageRow message, CountedAs as, Standing standing) {
        boolean ended = standing.state().isFinal() || standing.state() == MessageState.UNKNOWN;
        Cell cell = new Cell(
                message.accountId(),
                as.hour(),
                message.signName(),
                message.templateCode(),
                message.kind(),
                as.place(),
                as.vendor(),
                ended ? orEmpty(message.carrier()) : "",
                ended ? orEmpty(standing.errorCode()) : "",
                ended ? orEmpty(standing.carrierCode()) : "",
                orEmpty(message.sentBy()),
                as.tagSet(),
                BulkRequests.taskOf(message.requestId()));
        Instant endedAt = standing.endedAt();
        return new Counted(
                cell,
                outcome(standing.state(), orEmpty(standing.errorCode())),
                message.segments(),
                billed(standing.charge()),
                message.packageId() != null,
                message.priceMicros(),
                endedAt == null
                        ? 0
                        : Duration.between(message.acceptedAt(), endedAt).toMillis());
    }

    public static Outcome outcome(MessageState state, String errorCode) {
        return switch (state) {
            case ACCEPTED, SUBMITTED -> Outcome.UNANSWERED;
            case DELIVERED -> Outcome.DELIVERED;
            case FAILED, UNKNOWN -> Outcome.FAILED;
            case REFUSED -> ofTheBlacklist(errorCode) ? Outcome.BLACKLISTED : Outcome.REFUSED;
        };
    }

    public static boolean billed(ChargeState charge) {
        return charge == ChargeState.RESERVED || charge == ChargeState.SETTLED;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
