package dev.signet.rules.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a policy names of resources: each part by itself, so that no wildcard reaches from one part into another.
 *
 * @param written as the policy writes it
 */
record ResourcePattern(String written, Glob service, Glob account, Glob path) {

    private static final Pattern FORM =
            Pattern.compile("acs:([a-z0-9*?-]+):([a-z0-9*?-]*):([A-Za-z0-9*?-]+):(.+)", Pattern.DOTALL);
    private static final Glob ANY = Glob.of("*", false);

    /** @throws IllegalArgumentException where it is neither {@code *} nor has the five parts */
    static ResourcePattern of(String text) {
        if (text.equals("*")) {
            return new ResourcePattern(text, ANY, ANY, ANY);
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        String path = ResourceName.fold(parts.group(4));
        if (wildcards(path) != wildcards(parts.group(4))) {
            throw new IllegalArgumentException(text); // a wide asterisk would be a wildcard that nobody wrote
        }
        return new ResourcePattern(
                text, Glob.of(parts.group(1), false), Glob.of(parts.group(3), false), Glob.of(path, false));
    }

    private static long wildcards(String text) {
        return text.chars().filter(c -> c == '*' || c == '?').count();
    }

    boolean matches(ResourceName resource) {
        return service.matches(resource.service())
                && path.matches(resource.folded())
                && account.matches(resource.account());
    }
}
