package dev.signet.rules.proof;

import dev.signet.rules.policy.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A rulebook does not compile, is malformed, or fails its own cases; whatever was active before stays so. */
public class RulebookRejected extends Exception {

    private final transient List<Problem> problems;

    public RulebookRejected(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything found, never empty; problems of one kind are all reported, not the first alone. */
    public List<Problem> problems() {
        return problems;
    }
}
