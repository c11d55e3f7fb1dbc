package dev.signet.rules;

import java.util.ArrayList;
import java.util.Set;

/**
 * The shipped rulebook, its cases not run. Its rules are compiled once for all tests of a run; its tables are read once,
 * too, except where faults are planted ({@code -Pmutants}): what was read before a fault would hide it.
 */
final class ShippedRulebook {

    /** For the shipped rules with whatever tables. */
    static final RulebookLoader LOADER = new RulebookLoader(Set.of());

    private static final boolean ANEW = Boolean.getBoolean("signet.mutants");
    private static RulebookLoader.Loaded loaded = load();

    private ShippedRulebook() {}

    private static RulebookLoader.Loaded load() {
        try {
            return LOADER.read(PolicyFiles.shipped(), new ArrayList<>());
        } catch (RulebookRejected e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static RulebookLoader.Loaded loaded() {
        if (ANEW) {
            loaded.rulebook().retire();
            loaded = load();
        }
        return loaded;
    }

    static Rulebook rulebook() {
        return loaded().rulebook();
    }
}
