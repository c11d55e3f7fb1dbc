package dev.signet.rules.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an action is done to: {@code acs:dysms:*:1001:sign/云帆科技}. There are no regions here, so that whatever stands in
 * that place of a policy means this one.
 *
 * @param service code of the service, {@code dysms}
 * @param account whom it belongs to
 * @param path what it is within the account, {@code sign/云帆科技}; {@code *} where the action has no one thing
 * @param folded the path as it is compared: what differs only in letter case or in the width of characters is one name
 *     (SG-20), so that no other spelling gets around a policy
 */
public record ResourceName(String service, String account, String path, String folded) {

    public ResourceName(String service, String account, String path) {
        this(service, account, path, fold(path));
    }

    /** The one spelling of a path, or of a pattern for paths. */
    public static String fold(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c < 0x80 ? c < 'A' || c > 'Z' : c >= '\u4e00' && c <= '\u9fff';
            if (!plain) {
                return Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            }
        }
        return path;
    }

    private static final Pattern FORM = Pattern.compile("acs:([^:]*):[^:]*:([^:]*):(.*)", Pattern.DOTALL);

    /** Empty where it has not the five parts. */
    public static Optional<ResourceName> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new ResourceName(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException where it has not the five parts */
    public static ResourceName of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    @Override
    public String toString() {
        return "acs:" + service + ":*:" + account + ":" + path;
    }
}
