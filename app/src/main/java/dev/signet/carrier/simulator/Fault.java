package dev.signet.carrier.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong, and for which submits. Submits are numbered from 1 in the order in which they arrive since
 * the script was loaded.
 *
 * @param at only this submit
 * @param from first submit concerned; 1 unless given
 * @param to last submit concerned; no end unless given
 * @param every only each n-th of those
 * @param suffix only numbers that end so
 * @param by how long, for the kinds that take time
 * @param status the answer's command_status, for {@link Kind#REFUSE}
 */
record Fault(
        Kind kind,
        @Nullable Long at,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Long every,
        @Nullable String suffix,
        Duration by,
        int status) {

    Fault {
        if (from != null && to != null && to < from) {
            throw new IllegalArgumentException("'to' must not be below 'from', which is " + from + "; not " + to);
        }
    }

    /** What can go wrong; in a script spelled in lower case with hyphens. */
    enum Kind {
        /** Answered ESME_RTHROTTLED, not taken. */
        THROTTLE,
        /** Answered with {@code status}, not taken. */
        REFUSE,
        /** Taken, answered {@code by} later. */
        DELAY_ANSWER,
        /** Taken, and nothing at all is answered on the session for {@code by}. */
        STALL,
        /** Taken, never answered. */
        NO_ANSWER,
        /** Taken, but the connection breaks before the answer. */
        DISCONNECT,
        /** Not taken, and the connection breaks. */
        DISCONNECT_UNTAKEN,
        /** Taken, and the connection breaks in the middle of the answer. */
        HALF_ANSWER,
        /** The receipt comes twice. */
        DUPLICATE_RECEIPT,
        /** The receipt comes before the answer. */
        EARLY_RECEIPT,
        /** The receipt comes {@code by} later than usual. */
        LATE_RECEIPT,
        /** No receipt comes. */
        MISSING_RECEIPT,
        /** The receipt carries an id that was never given. */
        WRONG_ID;

        static Kind of(String text) {
            try {
                return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fault '" + text + "' is unknown; known are "
                        + Arrays.stream(values()).map(Kind::spelling).collect(Collectors.joining(", ")));
            }
        }

        String spelling() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean concerns(long number, String destination) {
        long first = from == null ? 1 : from;
        return (at == null || at == number)
                && number >= first
                && (to == null || number <= to)
                && (every == null || (number - first + 1) % every == 0)
                && (suffix == null || destination.endsWith(suffix));
    }
}
