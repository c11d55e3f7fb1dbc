package dev.signet.access.login.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * Pages small enough to need no template engine: a file with names in double braces, texts in both languages there, and
 * parts that stand for each line of a list or not at all. What a value holds is text and never read as a name.
 */
final class HtmlPage {

    private static final Pattern PLACE = Pattern.compile(
            "\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}|\\{\\{(\\w+)}}|\\{\\{([^{}|]+)\\|([^{}|]+)}}", Pattern.DOTALL);

    private HtmlPage() {}

    /** @param values texts, which are escaped; lists of maps or yes and no for parts, which are absent without one */
    static String render(String file, Map<String, ?> values, boolean english) {
        return fill(read("console-frame.html").replace("{{page}}", read(file)), values, english);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("pages/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String page, Map<String, ?> values, boolean english) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (MatchResult place : PLACE.matcher(page).results().toList()) {
            filled.append(page, at, place.start());
            if (place.group(1) != null) {
                parts(values.get(place.group(1)))
                        .forEach(part -> filled.append(fill(place.group(2), with(values, part), english)));
            } else if (place.group(3) != null) {
                filled.append(HtmlUtils.htmlEscape(String.valueOf(values.get(place.group(3)))));
            } else {
                filled.append(place.group(english ? 5 : 4));
            }
            at = place.end();
        }
        return filled.append(page, at, page.length()).toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> parts(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
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
