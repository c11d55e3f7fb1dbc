package dev.signet.sending;

/** How busy this node is with accepting. */
public interface Acceptance {

    /**
     * Whether many calls are being accepted and the processors have nothing left to give. What may wait a moment itself
     * then does, so that callers are answered; verification codes may not.
     */
    boolean isSaturated();

    /** How long work on the messages of bulk tasks rests after so many of them, so that codes that come in find room. */
    long bulkRestNanos(int messages);
}
