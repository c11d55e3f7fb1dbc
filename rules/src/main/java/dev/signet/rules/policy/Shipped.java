package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rulebook that is shipped with the product, read once and not compiled: what others are measured by. */
public record Shipped(Policies policies, List<Norm> norms) {

    private static final Shipped RULEBOOK = read();

    public static Shipped rulebook() {
        return RULEBOOK;
    }

    /** The outermost folders that hold norms: what a rulebook of this version of the product cannot do without. */
    public Set<String> areas() {
        return norms.stream().map(norm -> PolicyFiles.area(norm.file())).collect(Collectors.toSet());
    }

    private static Shipped read() {
        PolicyFiles files = PolicyFiles.shipped();
        return new Shipped(
                new PolicyReader(files, new ArrayList<>(), missing -> "").read(),
                RuleCatalogue.read(files, new ArrayList<>()).norms());
    }
}
