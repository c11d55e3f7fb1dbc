package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import java.util.ArrayList;
import java.util.Set;

/** The shipped rulebook, compiled once for all tests of a run, its cases not run. */
public final class ShippedRulebook {

    /** For the shipped rules with whatever tables. */
    public static final RulebookLoader LOADER = new RulebookLoader(Set.of());

    private static RulebookLoader.Loaded loaded = load();

    private ShippedRulebook() {}

    private static RulebookLoader.Loaded load() {
        try {
            return LOADER.read(PolicyFiles.shipped(), new ArrayList<>());
        } catch (RulebookRejected e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** For planted faults: what was read before the fault would hide it. */
    static void readAnew() {
        loaded.rulebook().retire();
        loaded = load();
    }

    public static RulebookLoader.Loaded loaded() {
        return loaded;
    }

    public static Rulebook rulebook() {
        return loaded.rulebook();
    }
}
