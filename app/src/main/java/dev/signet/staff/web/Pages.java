package dev.signet.staff.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** Pages small enough to need no template engine: a file with names in double braces. */
final class Pages {

    private Pages() {}

    /** @param values are escaped */
    static String render(String file, Map<String, String> values) {
        try {
            String page = new ClassPathResource("pages/" + file).getContentAsString(StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                page = page.replace("{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(value.getValue()));
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
