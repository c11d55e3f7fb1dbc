package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a proof is, seen from another thread: a rule that does not come to an end cannot say so itself. */
final class RulebookProofStep {

    private record Case(Rulebook rulebook, NormCase tried) {}

    private volatile String area = "";
    private volatile @Nullable Case tried;

    void compiles(String area) {
        this.area = area;
    }

    void tries(Rulebook rulebook, NormCase normCase) {
        tried = new Case(rulebook, normCase);
    }

    /**
     * What is wrong with what is done just now.
     *
     * @param how the rest of a sentence about it
     * @param rulesOf names of the rules whose code is running, of all the rules that are named to it
     */
    Problem problem(String how, Function<Set<String>, Set<String>> rulesOf) {
        Case now = tried;
        if (now != null) {
            return problem(now, how, rulesOf);
        }
        return area.isEmpty()
                ? new Problem(".", 0, "reading the rulebook " + how)
                : new Problem(area, 0, "compiling the rules of this folder " + how);
    }

    private static Problem problem(Case now, String how, Function<Set<String>, Set<String>> rulesOf) {
        NormCase tried = now.tried();
        Set<String> names =
                now.rulebook().norms().stream().map(RulebookProofStep::ruleName).collect(Collectors.toSet());
        Optional<String> rule = rulesOf.apply(names).stream().findFirst().or(now.rulebook()::busyWith);
        if (rule.isEmpty()) {
            return new Problem(tried.file(), tried.line(), "case \"" + tried.name() + "\" " + how);
        }
        String sentence = "rule \"" + rule.get() + "\" " + how + ", asked by case \"" + tried.name() + "\" in "
                + tried.file() + ":" + tried.line();
        return now.rulebook().norms().stream()
                .filter(norm -> ruleName(norm).equals(rule.get()))
                .findFirst()
                .map(norm -> new Problem(norm.file(), norm.line(), sentence))
                .orElse(new Problem(tried.file(), tried.line(), sentence));
    }

    private static String ruleName(Norm norm) {
        return norm.id() + " " + norm.sentence();
    }
}
