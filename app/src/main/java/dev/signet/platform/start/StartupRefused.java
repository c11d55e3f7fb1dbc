package dev.signet.platform.start;

/** The application cannot start as it is configured; says what is wrong and what to do, without a stack trace. */
public class StartupRefused extends RuntimeException {

    private final String action;

    public StartupRefused(String description, String action) {
        super(description);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
