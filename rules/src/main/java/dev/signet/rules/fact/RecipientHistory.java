package dev.signet.rules.fact;

/**
 * What was accepted before for this recipient, seen from this message: the sender has already fixed the signature,
 * template, number and text, so that a scope alone names a counter. A lookup must not touch the database.
 */
public interface RecipientHistory {

    /** A number that never received anything. */
    RecipientHistory NONE = new RecipientHistory() {
        @Override
        public int count(CounterScope scope, long fromMillis, long toMillis) {
            return 0;
        }

        @Override
        public long nthNewest(CounterScope scope, int n) {
            return Long.MIN_VALUE;
        }
    };

    /** How many accepted messages lie in {@code [fromMillis, toMillis)}. */
    int count(CounterScope scope, long fromMillis, long toMillis);

    /**
     * When the n-th newest accepted message was accepted, 1 being the newest; {@link Long#MIN_VALUE} where there are
     * fewer. Only sliding windows ask for it.
     */
    long nthNewest(CounterScope scope, int n);
}
