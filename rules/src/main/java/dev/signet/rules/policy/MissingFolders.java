package dev.signet.rules.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the program asks for by name and a rulebook lacks, told by the folder of the shipped rulebook that has it: a copy
 * made by an earlier version of the product has not what came later, and a file may have been deleted. It may lie in any
 * folder, so it is missed only while it is nowhere; what only rules read may be taken out together with the rules.
 */
public final class MissingFolders {

    /** Accessors of the policies and what they give, as the places name it. */
    private static final Map<String, String> SORTS = Map.of(
            "words", "word list", "table", "table", "pattern", "pattern", "text", "parameter", "document", "document");

    private MissingFolders() {}

    /** @param areas folders of rules, which are reported elsewhere where they are missing */
    public static void report(PolicyFiles files, Policies policies, Set<String> areas, List<Problem> problems) {
        Map<String, Set<String>> missing = missing(policies);
        Set<String> present = folders(files);
        missing.forEach((folder, names) -> {
            boolean gone = !folder.isEmpty() && !present.contains(folder);
            if (!(gone && areas.contains(folder))) {
                String what = gone ? "this folder is missing, and with it " : "this folder lacks ";
                problems.add(new Problem(
                        folder.isEmpty() ? "." : folder, 0, what + String.join(", ", names) + "; " + remedy(folder)));
            }
        });
    }

    /** What to do with a folder that another version of the product wrote. */
    public static String remedy(String folder) {
        if (!isShipped(folder)) {
            return "if this copy was made by an earlier version of the product, this one has no folder " + folder
                    + ": delete it";
        }
        return "if this copy was made by an earlier version of the product, copy the folder " + folder
                + " of the shipped rulebook (rules/policies/" + folder + ") into it, or what it lacks of that folder";
    }

    public static boolean isShipped(String folder) {
        return PolicyFiles.shipped().contents().keySet().stream().anyMatch(path -> path.startsWith(folder + "/"));
    }

    /** Of a list or pattern that an expression names: where the shipped rulebook has it; nothing where it has none. */
    static String remedyFor(String name) {
        return remedyFor(name, "words", "pattern");
    }

    /** Of what one of these accessors gives under this name. */
    static String remedyFor(String name, String... accessors) {
        PolicyPlaces places = Shipped.rulebook().policies().places();
        return Stream.of(accessors)
                .flatMap(accessor -> places.of(SORTS.getOrDefault(accessor, accessor), name).stream())
                .findFirst()
                .map(place -> "; " + remedy(RuleCatalogue.folder(place.file())))
                .orElse("");
    }

    /** Names by the folder of the shipped rulebook that has them; a file of their own is named with them. */
    private static Map<String, Set<String>> missing(Policies policies) {
        Map<String, Set<String>> missing = new TreeMap<>();
        SORTS.forEach((accessor, sort) -> {
            for (String name : DeclaredPolicies.ofProduct().missing(accessor, policies)) {
                Optional<PolicyPlaces.Place> place =
                        Shipped.rulebook().policies().places().of(sort, name);
                String file = place.map(PolicyPlaces.Place::file).orElse("");
                boolean own = place.isPresent() && place.get().line() == 0;
                // Documents make a folder of their own, which is copied by itself.
                String folder = accessor.equals("document") ? RuleCatalogue.folder(file) : PolicyFiles.area(file);
                missing.computeIfAbsent(folder, f -> new TreeSet<>()).add(own ? name + " (" + file + ")" : name);
            }
        });
        return missing;
    }

    private static Set<String> folders(PolicyFiles files) {
        Set<String> folders = new TreeSet<>();
        files.contents().keySet().forEach(path -> {
            folders.add(PolicyFiles.area(path));
            folders.add(RuleCatalogue.folder(path));
        });
        return folders;
    }
}
