package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the contact numbers of a template (TP-17). */
public final class TemplateContacts {

    private TemplateContacts() {}

    /** Numbers written into the text. */
    public static int fixed(String content, Policies policies) {
        return (int) Contacts.in(content, policies).stream()
                .filter(contact -> contact.kind().number())
                .count();
    }

    /** Variables that hold a number by their attribute. */
    public static int variable(String content, @Nullable Map<String, String> variableAttributes, Policies policies) {
        if (variableAttributes == null) {
            return 0;
        }
        VariableAttributes attributes = VariableAttributes.of(policies);
        return (int) TemplateText.of(content).names().stream()
                .filter(name -> attributes.isPhone(variableAttributes.get(name)))
                .count();
    }

    public static int numbers(String content, @Nullable Map<String, String> variableAttributes, Policies policies) {
        return fixed(content, policies) + variable(content, variableAttributes, policies);
    }
}
