package dev.signet.template;

import dev.signet.platform.Wording;
import org.jspecify.annotations.Nullable;

/** What the tables can hold; the norms have tighter limits of their own where a norm speaks of a field. */
final class FormLimits {

    static final int REASON = 500;

    private static final Wording TEXTS = Wording.of("template");
    private static final int SHORT = 200;
    private static final int LONG = 1000;

    private FormLimits() {}

    /** @param remarkMost longest application note, a parameter of the rulebook */
    static void check(TemplateForm form, int remarkMost) {
        check("name", form.name(), SHORT);
        check("content", form.content(), LONG);
        check("relatedSignature", form.relatedSignature(), SHORT);
        check("sceneContent", form.sceneContent(), LONG);
        check("domain", form.domain(), 255);
        check("remark", form.remark(), Math.min(LONG, remarkMost));
        if (form.variableAttributes() != null) {
            form.variableAttributes().forEach((variable, attribute) -> {
                check("variableAttributes", variable, SHORT);
                check("variableAttributes." + variable, attribute, SHORT);
            });
        }
    }

    static void check(String field, @Nullable String value, int most) {
        if (value != null && value.codePointCount(0, value.length()) > most) {
            throw TEXTS.refusal(
                    "isv.TEMPLATE_OVER_LIMIT", "field.too-long", field, value.codePointCount(0, value.length()), most);
        }
    }
}
