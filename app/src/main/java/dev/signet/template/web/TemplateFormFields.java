package dev.signet.template.web;

import dev.signet.rules.content.TemplateLibrary;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.TemplateText;
import dev.signet.template.TemplateRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form as a browser sends them: what was not chosen is missing, what was not written is empty.
 *
 * @param kind a notification where nothing is chosen yet
 */
record TemplateFormFields(
        @Nullable TemplateKind kind,
        @Nullable String name,
        @Nullable String content,
        @Nullable Integer intlType,
        @Nullable String relatedSignature,
        @Nullable String sceneContent,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean domainOwned,
        @Nullable Boolean membersOnly,
        @Nullable String remark) {

    /** In front of a variable's name in the field of its attribute. */
    private static final String ATTRIBUTE = "attribute.";

    private static final int VERIFICATION_ABROAD = 0;

    TemplateFormFields {
        kind = Objects.requireNonNullElse(kind, TemplateKind.NOTIFICATION);
    }

    /**
     * A variable of the text with what was chosen for it.
     *
     * @param placeholder as it stands in the text
     */
    record Variable(String name, String placeholder, String chosen) {}

    static TemplateFormFields empty(TemplateKind kind) {
        Integer type = kind == TemplateKind.INTERNATIONAL ? VERIFICATION_ABROAD : null;
        return new TemplateFormFields(kind, null, null, type, null, null, null, null, null, null, null);
    }

    /** @param remark says where the text is from, so that nothing is left to be asked for */
    static TemplateFormFields of(TemplateLibrary.Entry entry, String remark) {
        return new TemplateFormFields(
                entry.kind(), entry.titleZh(), entry.content(), null, null, null, null, null, null, null, remark);
    }

    /** What an earlier application said, to be changed. */
    static TemplateFormFields of(TemplateRow row) {
        TemplateClaim claim = row.claim();
        return new TemplateFormFields(
                claim.kind(),
                claim.name(),
                claim.content(),
                claim.intlType(),
                claim.relatedSignature(),
                claim.sceneContent(),
                claim.domain(),
                claim.icpFiled(),
                claim.domainOwned(),
                claim.membersOnly(),
                claim.remark());
    }

    /** In the order of the text, each once. */
    List<Variable> variables(Map<String, String> chosen) {
        return TemplateText.of(text()).names().stream()
                .map(variable -> new Variable(variable, "${" + variable + "}", chosen.getOrDefault(variable, "")))
                .toList();
    }

    String text() {
        return content == null ? "" : content;
    }

    /** Attribute by variable, those that are chosen. */
    static Map<String, String> attributes(HttpServletRequest request) {
        Map<String, String> chosen = new HashMap<>();
        request.getParameterMap().forEach((field, values) -> {
            if (field.startsWith(ATTRIBUTE) && !values[0].isBlank()) {
                chosen.put(field.substring(ATTRIBUTE.length()), values[0]);
            }
        });
        return chosen;
    }

    /** Of what was chosen for variables that have gone from the text nothing is said. */
    TemplateBody body(Map<String, String> chosen) {
        Map<String, String> attributes = new LinkedHashMap<>();
        variables(chosen).stream()
                .filter(variable -> !variable.chosen().isEmpty())
                .forEach(variable -> attributes.put(variable.name(), variable.chosen()));
        return new TemplateBody(
                Objects.requireNonNull(kind),
                name == null ? "" : name,
                lines(),
                intlType,
                attributes,
                written(relatedSignature),
                written(sceneContent),
                written(domain),
                icpFiled,
                domainOwned,
                membersOnly,
                remark,
                null);
    }

    /** A browser ends lines as the mail of old did. */
    private String lines() {
        return text().replace("\r\n", "\n");
    }

    private static @Nullable String written(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
