package dev.signet.template;

import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fact that some doors cannot carry and that a reviewer may fill in, where it matters to the template. */
enum FillableFact {
    RELATED_SIGNATURE("relatedSignature", TemplateFacts::relatedSignature, Type.TEXT, facts -> true),
    INTL_TYPE("intlType", TemplateFacts::intlType, Type.INTL_TYPE, facts -> facts.kind() == TemplateKind.INTERNATIONAL),
    DOMAIN("domain", TemplateFacts::domain, Type.TEXT, FillableFact::mayHoldLink),
    ICP_FILED("icpFiled", TemplateFacts::icpFiled, Type.YES_OR_NO, FillableFact::mayHoldLink),
    DOMAIN_OWNED("domainOwned", TemplateFacts::domainOwned, Type.YES_OR_NO, FillableFact::mayHoldLink),
    MEMBERS_ONLY(
            "membersOnly",
            TemplateFacts::membersOnly,
            Type.YES_OR_NO,
            facts -> facts.kind() == TemplateKind.PROMOTIONAL);

    private static final Wording TEXTS = Wording.of("template");
    /** Only decides whether to ask about a domain; whether a link is allowed, the norms say. */
    private static final Pattern LINK_LIKE = Pattern.compile("[A-Za-z0-9}]\\.[A-Za-z]{2}");

    private final String key;
    private final Function<TemplateFacts, @Nullable Object> value;
    private final Type type;
    private final Predicate<TemplateFacts> matters;

    private enum Type {
        TEXT(List.of()),
        YES_OR_NO(List.of("true", "false")),
        INTL_TYPE(List.of("0", "1", "2"));

        private final List<String> values;

        Type(List<String> values) {
            this.values = values;
        }
    }

    FillableFact(
            String key, Function<TemplateFacts, @Nullable Object> value, Type type, Predicate<TemplateFacts> matters) {
        this.key = key;
        this.value = value;
        this.type = type;
        this.matters = matters;
    }

    static Optional<FillableFact> named(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    /** Names of the facts that these facts do not hold though they matter. */
    static Set<String> unknownIn(TemplateFacts facts) {
        Set<String> unknown = Arrays.stream(values())
                .filter(fact -> fact.value.apply(facts) == null && fact.matters.test(facts))
                .map(fact -> fact.key)
                .collect(Collectors.toSet());
        if (facts.variableAttributes() == null && !facts.variables().isEmpty()) {
            unknown.add(TemplateReviewSubject.ATTRIBUTES);
        }
        return unknown;
    }

    private static boolean mayHoldLink(TemplateFacts facts) {
        return LINK_LIKE.matcher(facts.content()).find();
    }

    String key() {
        return key;
    }

    /** What is known now; empty when nothing is. */
    String text(TemplateFacts facts) {
        Object known = value.apply(facts);
        return known == null ? "" : known.toString();
    }

    MissingFact ask(TemplateFacts facts) {
        List<Choice> choices = type.values.stream()
                .map(choice -> new Choice(
                        choice, TEXTS.zh("choice." + type + "." + choice), TEXTS.en("choice." + type + "." + choice)))
                .toList();
        return new MissingFact(key, TEXTS.zh("fact." + key), TEXTS.en("fact." + key), choices, text(facts));
    }

    /** A value in the words of the screen, for reading. */
    String shown(TemplateFacts facts) {
        String known = text(facts);
        return known.isEmpty() || type == Type.TEXT ? known : TEXTS.both("choice." + type + "." + known);
    }

    /** A typed value of this fact; null takes it back. */
    @Nullable
    Object parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (type != Type.TEXT && !type.values.contains(text)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.value", key, text, String.join(", ", type.values));
        }
        return switch (type) {
            case TEXT -> {
                FormLimits.check(key, text, FormLimits.REASON / 2);
                yield text.strip();
            }
            case YES_OR_NO -> Boolean.valueOf(text);
            case INTL_TYPE -> Integer.valueOf(text);
        };
    }

    /** The facts with this one replaced. */
    TemplateFacts put(TemplateFacts facts, @Nullable Object newValue) {
        return new TemplateFacts(
                facts.kind(),
                facts.name(),
                facts.content(),
                (Integer) chosen(INTL_TYPE, facts, newValue),
                facts.variableAttributes(),
                (String) chosen(RELATED_SIGNATURE, facts, newValue),
                facts.sceneContent(),
                (String) chosen(DOMAIN, facts, newValue),
                (Boolean) chosen(ICP_FILED, facts, newValue),
                (Boolean) chosen(DOMAIN_OWNED, facts, newValue),
                (Boolean) chosen(MEMBERS_ONLY, facts, newValue),
                facts.evidence(),
                facts.remark(),
                facts.unstated());
    }

    private @Nullable Object chosen(FillableFact fact, TemplateFacts facts, @Nullable Object newValue) {
        return fact == this ? newValue : fact.value.apply(facts);
    }
}
