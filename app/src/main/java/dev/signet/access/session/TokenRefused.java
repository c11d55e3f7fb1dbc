package dev.signet.access.session;

/** A token that opens no door. Carries no stack trace: it is an answer, not a fault. */
public final class TokenRefused extends RuntimeException {

    /** Why. */
    public enum Fault {
        /** It was not sealed here, or was changed since. */
        MALFORMED,
        /** Its time is over, or its role or somebody behind it is gone. */
        EXPIRED,
        /** It was made for another key. */
        OF_ANOTHER_KEY
    }

    private final Fault fault;

    public TokenRefused(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
