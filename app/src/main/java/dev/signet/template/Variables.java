package dev.signet.template;

import dev.signet.rules.text.TemplateText;
import java.util.List;
import java.util.Map;

/** The {@code ${name}} places of a template's text (S5.1-3). Whether a name is a good one, the norms say. */
final class Variables {

    private Variables() {}

    static List<String> of(String content) {
        return List.copyOf(TemplateText.of(content).names());
    }

    /** The text with a value in each place; a place without one stays as it is. */
    static String fill(String content, Map<String, String> values) {
        return TemplateText.of(content).filled(values);
    }
}
