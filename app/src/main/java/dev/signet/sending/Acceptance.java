package dev.signet.sending;

/** How busy this node is with accepting. */
public interface Acceptance {

    /**
     * How long dispatch of this lane rests after so many of its messages. While many calls are being accepted and the
     * processors have little left, callers are answered first; while verification codes come in, bulk leaves them room
     * (S6.3-2). The codes themselves never rest.
     *
     * @return nanoseconds
     */
    long restNanos(Lane lane, int messages);
}
