package dev.signet.rules.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Norms of the product that a rulebook has no rule for. A folder that was deleted by mistake would end its norms without
 * a word; a norm that is given up is named in the list {@code retired-norms}.
 */
public final class MissingNorms {

    private static final String RETIRED = "retired-norms";
    private static final String SECOND_OPINIONS = "second-opinions";

    private MissingNorms() {}

    /** Areas and lists that are missing are reported elsewhere. */
    public static void report(PolicyFiles files, Iterable<Norm> norms, Policies policies, List<Problem> problems) {
        if (!policies.names("words").contains(RETIRED)) {
            return;
        }
        Set<String> present = new TreeSet<>();
        norms.forEach(norm -> present.add(norm.id()));
        Set<String> areas = files.contents().keySet().stream()
                .filter(path -> path.endsWith(".drl"))
                .map(PolicyFiles::area)
                .collect(Collectors.toSet());
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Norm norm : Shipped.rulebook().norms()) {
            boolean given =
                    present.contains(norm.id()) || policies.words(RETIRED).contains(norm.id());
            if (!given && areas.contains(PolicyFiles.area(norm.file()))) {
                missing.computeIfAbsent(RuleCatalogue.folder(norm.file()), folder -> new TreeSet<>())
                        .add(norm.id());
            }
        }
        secondOpinions(present, policies, problems);
        missing.forEach((folder, ids) -> problems.add(new Problem(
                folder,
                0,
                "there is no rule for " + String.join(", ", ids)
                        + "; copy this folder of the shipped rulebook (rules/policies/" + folder
                        + "), or write the norm into " + RETIRED + ".txt if it is to be given up")));
    }

    /** A norm that is there and lacks its line would let one person decide what two have to. */
    private static void secondOpinions(Set<String> present, Policies policies, List<Problem> problems) {
        if (!policies.names("table").contains(SECOND_OPINIONS)) {
            return;
        }
        Table own = policies.table(SECOND_OPINIONS);
        Set<String> missing = norms(Shipped.rulebook().policies().table(SECOND_OPINIONS));
        missing.removeAll(norms(own));
        missing.retainAll(present);
        if (!missing.isEmpty()) {
            problems.add(new Problem(
                    own.file(),
                    0,
                    "the table needs a line for " + String.join(", ", missing)
                            + ", which the shipped rulebook has (rules/policies/" + own.file()
                            + "); where one person is to be enough its second is no"));
        }
    }

    private static Set<String> norms(Table table) {
        return table.rows().stream().map(row -> row.get("norm")).collect(Collectors.toCollection(TreeSet::new));
    }
}
