package dev.signet.access.ram;

import java.util.Locale;

/** To what a policy can be attached. */
public enum GranteeKind {
    USER("User"),
    GROUP("Group"),
    ROLE("Role");

    private final String wire;

    GranteeKind(String wire) {
        this.wire = wire;
    }

    /** As codes and answers call it. */
    public String wire() {
        return wire;
    }

    String parameter() {
        return "access." + name().toLowerCase(Locale.ROOT);
    }
}
