package dev.signet.rules.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a trust policy names.
 *
 * @param written {@code acs:ram::1001:root} (everybody of the account), a user, a role, or a service
 */
record TrustedPrincipal(String written, Kind kind, String account, String name) {

    enum Kind {
        ACCOUNT,
        USER,
        ROLE,
        SERVICE
    }

    private static final Pattern RAM = Pattern.compile("acs:ram::(\\d+):(?:root|(user|role)/([A-Za-z0-9._@-]+))");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)+");

    /** @throws IllegalArgumentException where it names no account, user or role */
    static TrustedPrincipal ram(String written) {
        Matcher parts = RAM.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(written);
        }
        String kind = parts.group(2);
        return new TrustedPrincipal(
                written,
                kind == null ? Kind.ACCOUNT : kind.equals("user") ? Kind.USER : Kind.ROLE,
                parts.group(1),
                kind == null ? "" : parts.group(3));
    }

    /** @throws IllegalArgumentException where it is no name of a service */
    static TrustedPrincipal service(String written) {
        if (!SERVICE.matcher(written).matches()) {
            throw new IllegalArgumentException(written);
        }
        return new TrustedPrincipal(written, Kind.SERVICE, "", written);
    }

    /** @param principal as policies know it */
    boolean is(String principal) {
        if (kind == Kind.USER || kind == Kind.SERVICE) {
            return principal.equals(written);
        }
        String own = "acs:ram::" + account + ":";
        if (!principal.startsWith(own)) {
            return false;
        }
        String who = principal.substring(own.length());
        return kind == Kind.ACCOUNT || who.equals("role/" + name) || who.startsWith("role/" + name + "/");
    }
}
