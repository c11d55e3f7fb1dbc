package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.List;

/** The rulebook that is shipped with the product, read once and not compiled: what others are measured by. */
public record Shipped(Policies policies, List<Norm> norms) {

    private static final Shipped RULEBOOK = read();

    public static Shipped rulebook() {
        return RULEBOOK;
    }

    private static Shipped read() {
        PolicyFiles files = PolicyFiles.shipped();
        return new Shipped(
                new PolicyReader(files, new ArrayList<>()).read(),
                RuleCatalogue.read(files, new ArrayList<>()).norms());
    }
}
