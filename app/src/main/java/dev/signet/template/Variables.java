package dev.signet.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ${name}} places of a template's text (S5.1-3). Whether a name is a good one, the norms say. */
final class Variables {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^{}$]*)}");

    private Variables() {}

    static List<String> of(String content) {
        return PLACE.matcher(content)
                .results()
                .map(place -> place.group(1))
                .distinct()
                .toList();
    }

    /** The text with a value in each place; a place without one stays as it is. */
    static String fill(String content, Map<String, String> values) {
        return PLACE.matcher(content)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
