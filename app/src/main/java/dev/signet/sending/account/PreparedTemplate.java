package dev.signet.sending.account;

import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.text.PreparedText;
import dev.signet.template.SendableTemplate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template ready for the hot path: cut at its variables, its facts built once.
 *
 * @param tags values by keys
 */
public record PreparedTemplate(
        SendableTemplate template, PreparedText text, SendFacts.Template fact, Map<String, String> tags) {

    static PreparedTemplate of(SendableTemplate template, Map<String, String> tags) {
        return new PreparedTemplate(
                template,
                new PreparedText(template.content()),
                new SendFacts.Template(template.id(), template.kind()),
                tags);
    }

    public @Nullable String attribute(String variable) {
        return template.variableAttributes() == null
                ? null
                : template.variableAttributes().get(variable);
    }
}
