package dev.signet.access;

import java.util.List;
import java.util.Optional;

/**
 * One line of {@code app/docs/api/actions.tsv}: what a call at a door needs.
 *
 * @param action as policies name it, {@code dysms:SendSms}
 * @param resources what it is done to, with the call's values in braces: {@code sign/{SignName}}; each must be allowed;
 *     {@code -} where it is done to nothing, and so to be allowed to nobody
 * @param writes whether it changes something
 * @param when a further line of a call counts only under this condition; none for its first
 */
public record ListedAction(String action, List<String> resources, boolean writes, Optional<Condition> when) {

    /** That a value is given and is not this one. */
    public record Condition(String value, String harmless) {

        static Condition parse(String text) {
            int at = text.indexOf("!=");
            if (at < 1) {
                throw new IllegalArgumentException("'" + text + "' is not <value>!=<what is harmless>");
            }
            return new Condition(text.substring(0, at), text.substring(at + 2));
        }

        boolean holds(ActionValues values) {
            return values.of(value).stream().anyMatch(given -> !given.isEmpty() && !given.equals(harmless));
        }
    }
}
