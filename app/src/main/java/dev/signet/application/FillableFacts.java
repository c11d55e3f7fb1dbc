package dev.signet.application;

import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one kind of application that a reviewer may fill in where the applicant's door could not carry them.
 *
 * @param <F> the record of the claim that has them
 */
public final class FillableFacts<F extends Record> {

    private static final String WRONG = "isv.INVALID_PARAMETERS";

    private final Class<F> type;
    private final FormLimits limits;
    private final Wording texts;
    private final List<FillableFact<F>> all;

    /** @param limits of free text, with texts {@code fact.<name>}, {@code field.value} and {@code field.unknown} */
    public FillableFacts(Class<F> type, FormLimits limits, List<FillableFact<F>> all) {
        this.type = type;
        this.limits = limits;
        this.texts = limits.texts();
        this.all = List.copyOf(all);
    }

    /** Names of the facts that the claim does not hold though they matter. */
    public Set<String> unknownIn(F claim) {
        return all.stream()
                .filter(fact -> Components.get(claim, fact.name()) == null
                        && fact.matters().test(claim))
                .map(FillableFact::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the applicant stated, in the words of the screen. */
    public List<Fact> stated(F claim, Set<String> unstated) {
        return all.stream()
                .filter(fact -> !unstated.contains(fact.name()))
                .filter(fact -> !text(fact, claim).isEmpty())
                .map(fact ->
                        new Fact(texts.zh("fact." + fact.name()), texts.en("fact." + fact.name()), shown(fact, claim)))
                .toList();
    }

    private String shown(FillableFact<F> fact, F claim) {
        String known = text(fact, claim);
        return fact.answers().isEmpty() ? known : texts.both(fact.wording() + known);
    }

    /** What the applicant's door could not carry, with what is known by now. */
    public List<MissingFact> missing(F claim, Set<String> unstated) {
        return all.stream()
                .filter(fact -> unstated.contains(fact.name()))
                .map(fact -> new MissingFact(
                        fact.name(),
                        texts.zh("fact." + fact.name()),
                        texts.en("fact." + fact.name()),
                        choices(fact),
                        text(fact, claim)))
                .toList();
    }

    private List<Choice> choices(FillableFact<F> fact) {
        return fact.answers().stream()
                .map(answer -> new Choice(answer, texts.zh(fact.wording() + answer), texts.en(fact.wording() + answer)))
                .toList();
    }

    private String text(FillableFact<F> fact, F claim) {
        Object known = Components.get(claim, fact.name());
        return known == null ? "" : known.toString();
    }

    /**
     * The claim with this fact replaced.
     *
     * @param text a blank one takes the fact back
     * @throws Refusal for a fact that the applicant could state, or a value it cannot have
     */
    public F put(F claim, Set<String> unstated, String name, String text) {
        FillableFact<F> fact = all.stream()
                .filter(known -> known.name().equals(name))
                .filter(known -> unstated.contains(name))
                .findFirst()
                .orElseThrow(() -> texts.refusal(WRONG, "field.unknown", name));
        return Components.with(claim, name, parse(fact, text));
    }

    private @Nullable Object parse(FillableFact<F> fact, String text) {
        if (text.isBlank()) {
            return null;
        }
        if (fact.answers().isEmpty()) {
            limits.check(fact.name(), text, fact.most());
            return text.strip();
        }
        if (!fact.answers().contains(text)) {
            throw texts.refusal(WRONG, "field.value", fact.name(), text, String.join(", ", fact.answers()));
        }
        return Components.type(type, fact.name()) == Boolean.class ? Boolean.valueOf(text) : Integer.valueOf(text);
    }
}
