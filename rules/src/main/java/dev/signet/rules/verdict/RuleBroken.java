package dev.signet.rules.verdict;

import java.util.Optional;

/** A rule threw something, or does not come to an end: the fact before it has no verdict. */
public final class RuleBroken extends IllegalStateException {

    public RuleBroken(Optional<String> rule, Throwable cause) {
        super("the rules broke" + rule.map(name -> " in \"" + name + "\"").orElse("") + ": " + root(cause), cause);
    }

    /** What the rule itself threw. */
    public static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
