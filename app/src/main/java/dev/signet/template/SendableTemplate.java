package dev.signet.template;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.TemplateText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template that messages may use now: approved, neither deleted nor suspended.
 *
 * @param variableAttributes attribute code by variable name; null when they were never declared
 */
public record SendableTemplate(
        long accountId,
        long id,
        String code,
        TemplateKind kind,
        String content,
        @Nullable Map<String, String> variableAttributes) {

    /** The names of the variables, in the order of their first use. */
    public List<String> variables() {
        return List.copyOf(TemplateText.of(content).names());
    }
}
