package dev.signet.bulk.recipients;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.SendableTemplate;
import java.util.List;

/**
 * What a list must know of the template it is for.
 *
 * @param variables the names in the order of the template's text: the order of the columns (S6.3-11)
 */
public record RecipientTemplate(String code, TemplateKind kind, List<String> variables) {

    public RecipientTemplate {
        variables = List.copyOf(variables);
    }

    public static RecipientTemplate of(SendableTemplate template) {
        return new RecipientTemplate(template.code(), template.kind(), template.variables());
    }

    /** International templates go to numbers abroad only, all others to the mainland only. */
    public boolean international() {
        return kind == TemplateKind.INTERNATIONAL;
    }
}
