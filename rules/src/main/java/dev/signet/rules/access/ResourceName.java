package dev.signet.rules.access;

import java.util.regex.Pattern;

/**
 * What an action is done to: {@code acs:dysms:*:1001:sign/云帆科技}. There are no regions here, so that whatever stands in
 * that place of a policy means this one.
 *
 * @param service code of the service, {@code dysms}
 * @param account whom it belongs to
 * @param path what it is within the account, {@code sign/云帆科技}; {@code *} where the action has no one thing
 */
public record ResourceName(String service, String account, String path) {

    private static final Pattern FORM = Pattern.compile("acs:([^:]*):[^:]*:([^:]*):(.*)", Pattern.DOTALL);

    /** @throws IllegalArgumentException where it has not the five parts */
    public static ResourceName of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new ResourceName(parts.group(1), parts.group(2), parts.group(3));
    }

    @Override
    public String toString() {
        return "acs:" + service + ":*:" + account + ":" + path;
    }
}
