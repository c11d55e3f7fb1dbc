package dev.signet.application;

import java.util.List;
import java.util.function.Predicate;

/**
 * A fact that some doors cannot carry and that a reviewer may fill in, where it matters.
 *
 * @param <F> the record of the claim that has it
 * @param name of the component that holds it, null while nobody knows; and on the screen
 * @param answers what it can be, as text; empty where any text is an answer
 * @param wording how the names of the texts begin that say an answer
 * @param most characters of any text
 * @param matters for which applications it is asked for
 */
public record FillableFact<F>(String name, List<String> answers, String wording, int most, Predicate<F> matters) {

    public static <F> FillableFact<F> text(String name, int most, Predicate<F> matters) {
        return new FillableFact<>(name, List.of(), "", most, matters);
    }

    public static <F> FillableFact<F> oneOf(String name, List<String> answers, String wording, Predicate<F> matters) {
        return new FillableFact<>(name, answers, wording, 0, matters);
    }
}
