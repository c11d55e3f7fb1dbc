package dev.signet.signature;

import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.SignatureSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fact that some doors cannot carry and that a reviewer may fill in, for the sources to which it matters. */
enum FillableFact {
    THIRD_PARTY("thirdParty", SignatureFacts::thirdParty, Boolean.class, EnumSet.allOf(SignatureSource.class)),
    RIGHT_HOLDER("rightHolder", SignatureFacts::rightHolder, String.class, EnumSet.allOf(SignatureSource.class)),
    PUBLIC_BODY("publicBody", SignatureFacts::publicBody, Boolean.class, EnumSet.allOf(SignatureSource.class)),
    LANDLINE("landline", SignatureFacts::landline, String.class, EnumSet.allOf(SignatureSource.class)),
    SOURCE_NAME("sourceName", SignatureFacts::sourceName, String.class, EnumSet.allOf(SignatureSource.class)),
    SOURCE_OWNED(
            "sourceOwned",
            SignatureFacts::sourceOwned,
            Boolean.class,
            EnumSet.complementOf(EnumSet.of(SignatureSource.COMPANY))),
    DOMAIN("domain", SignatureFacts::domain, String.class, EnumSet.of(SignatureSource.WEBSITE)),
    ICP_FILED("icpFiled", SignatureFacts::icpFiled, Boolean.class, EnumSet.of(SignatureSource.WEBSITE)),
    ONLINE(
            "online",
            SignatureFacts::online,
            Boolean.class,
            EnumSet.of(SignatureSource.WEBSITE, SignatureSource.APP, SignatureSource.OFFICIAL_ACCOUNT));

    private static final Wording TEXTS = Wording.of("signature");
    static final List<Choice> YES_OR_NO = List.of(
            new Choice("true", TEXTS.zh("yes"), TEXTS.en("yes")), new Choice("false", TEXTS.zh("no"), TEXTS.en("no")));

    private final String key;
    private final Function<SignatureFacts, @Nullable Object> value;
    private final Class<?> type;
    private final Set<SignatureSource> sources;

    FillableFact(
            String key, Function<SignatureFacts, @Nullable Object> value, Class<?> type, Set<SignatureSource> sources) {
        this.key = key;
        this.value = value;
        this.type = type;
        this.sources = sources;
    }

    static Optional<FillableFact> named(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    /** Names of the facts that these facts do not hold though they matter to their source. */
    static Set<String> unknownIn(SignatureFacts facts) {
        return Arrays.stream(values())
                .filter(fact -> fact.value.apply(facts) == null && fact.sources.contains(facts.source()))
                .map(fact -> fact.key)
                .collect(Collectors.toUnmodifiableSet());
    }

    String key() {
        return key;
    }

    /** What is known now; empty when nothing is. */
    String text(SignatureFacts facts) {
        Object known = value.apply(facts);
        return known == null ? "" : known.toString();
    }

    MissingFact ask(SignatureFacts facts) {
        return new MissingFact(
                key,
                TEXTS.zh("fact." + key),
                TEXTS.en("fact." + key),
                type == Boolean.class ? YES_OR_NO : List.of(),
                text(facts));
    }

    /** A typed value of this fact; null takes it back. */
    @Nullable
    Object parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (type == String.class) {
            FormLimits.check(key, text, this == LANDLINE ? 40 : 200);
            return text.strip();
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.value", key, text, "true, false");
        };
    }

    /** The facts with this one replaced. */
    SignatureFacts put(SignatureFacts facts, @Nullable Object newValue) {
        return new SignatureFacts(
                facts.scenario(),
                facts.source(),
                facts.sourceContent(),
                (String) chosen(SOURCE_NAME, facts, newValue),
                (Boolean) chosen(SOURCE_OWNED, facts, newValue),
                (Boolean) chosen(THIRD_PARTY, facts, newValue),
                (String) chosen(RIGHT_HOLDER, facts, newValue),
                (Boolean) chosen(PUBLIC_BODY, facts, newValue),
                (String) chosen(LANDLINE, facts, newValue),
                (String) chosen(DOMAIN, facts, newValue),
                (Boolean) chosen(ICP_FILED, facts, newValue),
                (Boolean) chosen(ONLINE, facts, newValue),
                facts.evidenceCarried(),
                facts.evidenceKindsKnown(),
                facts.evidence(),
                facts.remark(),
                facts.unstated());
    }

    private @Nullable Object chosen(FillableFact fact, SignatureFacts facts, @Nullable Object newValue) {
        return fact == this ? newValue : fact.value.apply(facts);
    }
}
