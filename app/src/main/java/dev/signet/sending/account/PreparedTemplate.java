package dev.signet.sending.account;

import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.text.PreparedText;
import dev.signet.template.SendableTemplate;
import org.jspecify.annotations.Nullable;

/** A template ready for the hot path: cut at its variables, its facts built once. */
public record PreparedTemplate(SendableTemplate template, PreparedText text, SendFacts.Template fact) {

    static PreparedTemplate of(SendableTemplate template) {
        return new PreparedTemplate(
                template, new PreparedText(template.content()), new SendFacts.Template(template.id(), template.kind()));
    }

    public @Nullable String attribute(String variable) {
        return template.variableAttributes() == null
                ? null
                : template.variableAttributes().get(variable);
    }
}
