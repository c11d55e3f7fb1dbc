package dev.signet.access.login.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * Pages small enough to need no template engine: a file with names in double braces, and parts that stand for each line of a
 * list or not at all. What a value holds is text and never read as a name.
 */
final class HtmlPage {

    private static final Pattern PLACE =
            Pattern.compile("\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}|\\{\\{(\\w+)}}", Pattern.DOTALL);

    private HtmlPage() {}

    /** @param values texts, which are escaped; lists of maps or yes and no for parts */
    static String render(String file, Map<String, ?> values) {
        try {
            return fill(new ClassPathResource("pages/" + file).getContentAsString(StandardCharsets.UTF_8), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String page, Map<String, ?> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (MatchResult place : PLACE.matcher(page).results().toList()) {
            filled.append(page, at, place.start());
            if (place.group(1) == null) {
                filled.append(HtmlUtils.htmlEscape(String.valueOf(values.get(place.group(3)))));
            } else {
                parts(requireNonNull(values.get(place.group(1))))
                        .forEach(part -> filled.append(fill(place.group(2), with(values, part))));
            }
            at = place.end();
        }
        return filled.append(page, at, page.length()).toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> parts(Object value) {
        if (value instanceof Boolean shown) {
            return shown ? List.of(Map.of()) : List.of();
        }
        return (List<Map<String, ?>>) value;
    }

    private static Map<String, Object> with(Map<String, ?> outer, Map<String, ?> inner) {
        Map<String, Object> all = new HashMap<>(outer);
        all.putAll(inner);
        return all;
    }
}
