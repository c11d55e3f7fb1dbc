package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.Application;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.NormIds;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.verdict.RuleBroken;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.rules.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One proved example of a rulebook. A case of a norm's folder looks at that folder's norms alone; a worked case looks at
 * the whole verdict.
 *
 * @param norms the norms it is about
 * @param boundary whether it stands on the edge of the norm
 * @param expected what must come out
 */
record NormCase(
        String file, int line, String name, Set<String> norms, boolean boundary, Object fact, Expectation expected) {

    /** What a case says must come out, and how it differs from what did. */
    sealed interface Expectation {

        /** The difference, or empty. */
        Optional<String> differs(Outcome outcome);

        /** Whether the case shows something that the norms let pass. */
        boolean passes();
    }

    /** What one norm said; the effect is a word of the cases: refuse, human, note, or refuse, defer, flag. */
    record Reported(String normId, String effect, String part) {

        /** Gravest first. */
        static final List<String> EFFECTS = List.of("refuse", "human", "defer", "flag", "note");
    }

    /** What the rulebook said; the answer is that to a {@link Lookup}, and empty where a norm was asked. */
    record Outcome(List<Reported> findings, boolean autoApproved, String answer) {

        static Outcome of(Rulebook rulebook, Object asked) {
            if (asked instanceof Lookup lookup) {
                return of(lookup.answer(rulebook));
            }
            return asked instanceof SendFacts message
                    ? of(rulebook.judge(message))
                    : of(rulebook.judge((Application) asked));
        }

        static Outcome of(String answer) {
            return new Outcome(List.of(), false, answer);
        }

        static Outcome of(Verdict verdict) {
            return new Outcome(
                    verdict.findings().stream()
                            .map(f -> new Reported(f.normId(), word(f.severity()), f.part()))
                            .toList(),
                    verdict.autoApproved(),
                    "");
        }

        static Outcome of(SendVerdict verdict) {
            return new Outcome(
                    verdict.findings().stream()
                            .map(f -> new Reported(f.ruleId(), word(f.effect()), ""))
                            .toList(),
                    false,
                    "");
        }

        private static String word(Enum<?> effect) {
            return effect.name().toLowerCase(Locale.ROOT);
        }

        boolean has(String effect) {
            return findings.stream().anyMatch(finding -> finding.effect().equals(effect));
        }

        String verdict() {
            return has("refuse") ? "reject" : has("human") ? "needs-human" : "pass";
        }
    }

    /** Exactly these findings of the folder's norms, each with its gravest effect. */
    record FindingsExpected(
            Set<String> folderNorms,
            Map<String, String> findings,
            @Nullable String part) implements Expectation {

        @Override
        public Optional<String> differs(Outcome outcome) {
            List<Reported> own = outcome.findings().stream()
                    .filter(finding -> folderNorms.contains(finding.normId()))
                    .toList();
            Map<String, String> actual = new TreeMap<>(NormIds.ORDER);
            own.forEach(finding -> actual.merge(finding.normId(), finding.effect(), FindingsExpected::graver));
            if (!actual.equals(findings)) {
                return Optional.of("expected " + words(findings) + ", but got " + words(actual));
            }
            List<String> parts = own.stream().map(Reported::part).toList();
            return part == null || parts.contains(part)
                    ? Optional.empty()
                    : Optional.of("expected the part \"" + part + "\", but got " + parts);
        }

        private static String graver(String a, String b) {
            return Reported.EFFECTS.indexOf(a) <= Reported.EFFECTS.indexOf(b) ? a : b;
        }

        private static String words(Map<String, String> findings) {
            return findings.isEmpty() ? "pass" : findings.toString().replace("=", " ");
        }

        @Override
        public boolean passes() {
            return findings.isEmpty();
        }
    }

    /** The auto-approval table does or does not let it through. */
    record ApprovalExpected(boolean approved) implements Expectation {

        @Override
        public Optional<String> differs(Outcome outcome) {
            if (outcome.autoApproved() == approved) {
                return Optional.empty();
            }
            return Optional.of(
                    approved
                            ? "expected approve, but a person is asked; findings " + ids(outcome)
                            : "expected person, but it is approved without one");
        }

        @Override
        public boolean passes() {
            return approved;
        }
    }

    /** The whole verdict (pass, reject, needs-human), and norms that must be among the findings. */
    record VerdictExpected(String verdict, Set<String> mustFind) implements Expectation {

        @Override
        public Optional<String> differs(Outcome outcome) {
            if (!outcome.verdict().equals(verdict)) {
                return Optional.of(
                        "expected " + verdict + ", but got " + outcome.verdict() + " with findings " + ids(outcome));
            }
            Set<String> missing = new TreeSet<>(mustFind);
            outcome.findings().forEach(finding -> missing.remove(finding.normId()));
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("expected findings of " + mustFind + ", but got " + ids(outcome));
        }

        @Override
        public boolean passes() {
            return verdict.equals("pass");
        }
    }

    /** What a list, table, parameter, pattern or the calendar says. */
    record AnswerExpected(String answer) implements Expectation {

        @Override
        public Optional<String> differs(Outcome outcome) {
            return outcome.answer().equals(answer)
                    ? Optional.empty()
                    : Optional.of("expected \"" + answer + "\", but got \"" + outcome.answer()
                            + "\"; where that is meant, change this case with it");
        }

        @Override
        public boolean passes() {
            return true;
        }
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.normId() + " " + finding.effect())
                .toList();
    }

    /** Judges the fact; the difference from what was expected, or empty. */
    Optional<Problem> run(Rulebook rulebook) {
        try {
            return expected.differs(Outcome.of(rulebook, fact)).map(this::problem);
        } catch (RuleBroken e) {
            return Optional.of(problem(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return Optional.of(problem("the rules broke: " + RuleBroken.root(e)));
        }
    }

    private Problem problem(String difference) {
        return new Problem(file, line, "case \"" + name + "\": " + difference);
    }

    static Comparator<NormCase> inOrderOfFiles() {
        return Comparator.comparing(NormCase::file).thenComparing(NormCase::line);
    }
}
