package dev.signet.carrier.simulator;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A text with names in braces. */
final class Template {

    private Template() {}

    /** @throws IllegalArgumentException where it is no text, and as {@link #checked} does */
    static String text(String key, Object given, Set<String> names) {
        if (given instanceof Collection<?> || given instanceof Map<?, ?>) {
            throw new IllegalArgumentException("'" + key + "' must be a text, not '" + given + "'");
        }
        return checked(key, given.toString(), names);
    }

    /** @throws IllegalArgumentException naming the key and a name in its template that is none of these */
    static String checked(String key, String template, Set<String> names) {
        fill(template, name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "{" + name + "} is unknown in '" + key + "'; known are " + new TreeSet<>(names));
            }
            return "";
        });
        return template;
    }

    /** @param values the value of a name; empty for one that it does not know */
    static String fill(String template, UnaryOperator<String> values) {
        StringBuilder filled = new StringBuilder(template.length() + 64);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(template, from, open).append(values.apply(template.substring(open + 1, close)));
            from = close + 1;
        }
        return filled.append(template, from, template.length()).toString();
    }
}
