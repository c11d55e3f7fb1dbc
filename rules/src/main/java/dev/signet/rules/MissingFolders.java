package dev.signet.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folders that the shipped rulebook has and a copy made by an earlier version of the product has not, and limits, tables
 * and patterns that a folder without rules has come to hold: the program itself reads those. They may lie in any folder,
 * so they are missed only while they are nowhere; what only rules read may be taken out together with the rules.
 */
final class MissingFolders {

    private MissingFolders() {}

    /** @param areas folders of rules, which are reported elsewhere */
    static void report(PolicyFiles files, Policies policies, Set<String> areas, List<Problem> problems) {
        PolicyFiles shipped = PolicyFiles.shipped();
        Set<String> present = folders(files);
        for (String folder : folders(shipped)) {
            boolean missing = !present.contains(folder);
            if (areas.contains(folder) || !missing && hasRules(shipped, folder)) {
                continue;
            }
            Set<String> names = lacking(policies, below(shipped, folder), missing);
            if (!names.isEmpty()) {
                String what = missing ? "this folder is missing, and with it " : "this folder lacks ";
                problems.add(new Problem(folder, 0, what + String.join(", ", names) + "; " + remedy(folder)));
            }
        }
    }

    private static boolean hasRules(PolicyFiles files, String folder) {
        return files.contents().keySet().stream()
                .anyMatch(path -> path.startsWith(folder + "/") && path.endsWith(".drl"));
    }

    static String remedy(String folder) {
        return "if this copy was made by an earlier version of the product, copy the folder " + folder
                + " of the shipped rulebook (rules/policies/" + folder + ") into it, or what it lacks of that folder";
    }

    private static Set<String> folders(PolicyFiles files) {
        Set<String> folders = new TreeSet<>();
        for (String path : files.contents().keySet()) {
            int end = path.indexOf('/');
            if (end > 0) {
                folders.add(path.substring(0, end));
            }
        }
        return folders;
    }

    private static Policies below(PolicyFiles files, String folder) {
        Map<String, String> texts = new HashMap<>();
        files.contents().keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .forEach(path -> texts.put(path, files.text(path)));
        return new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read();
    }

    private static Set<String> lacking(Policies policies, Policies wanted, boolean lists) {
        Set<String> names = new TreeSet<>();
        List<String> sorts = lists ? List.of("words", "table", "pattern", "text") : List.of("table", "pattern", "text");
        for (String accessor : sorts) {
            wanted.names(accessor).stream()
                    .filter(name -> !policies.names(accessor).contains(name))
                    .forEach(names::add);
        }
        return names;
    }
}
