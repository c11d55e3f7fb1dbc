package dev.signet.rules;

import java.util.ArrayList;
import java.util.Set;

/** The shipped rulebook, compiled once for all tests of a run, its cases not run. */
final class ShippedRulebook {

    private static final RulebookLoader.Loaded LOADED = load();

    private ShippedRulebook() {}

    private static RulebookLoader.Loaded load() {
        try {
            return new RulebookLoader(Set.of()).read(PolicyFiles.shipped(), new ArrayList<>());
        } catch (RulebookRejected e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static RulebookLoader.Loaded loaded() {
        return LOADED;
    }

    static Rulebook rulebook() {
        return LOADED.rulebook();
    }
}
