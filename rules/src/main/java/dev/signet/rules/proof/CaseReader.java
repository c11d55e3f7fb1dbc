package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicationKind;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.NormIds;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import dev.signet.rules.proof.FactBinder.Misfit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code cases.yaml} of norm folders and the {@code worked-cases.yaml} of areas. */
final class CaseReader {

    private static final String CASES = "cases.yaml";
    private static final String WORKED = "worked-cases.yaml";

    private static final Map<String, Class<? extends Record>> FACTS = facts();

    private final PolicyFiles files;
    private final Map<String, Set<String>> normsByFolder;
    private final List<Problem> problems;
    private final List<NormCase> cases = new ArrayList<>();

    private CaseReader(PolicyFiles files, List<Norm> norms, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
        this.normsByFolder = norms.stream()
                .collect(Collectors.groupingBy(
                        norm -> RuleCatalogue.folder(norm.file()),
                        TreeMap::new,
                        Collectors.mapping(Norm::id, Collectors.toCollection(() -> new TreeSet<>(NormIds.ORDER)))));
    }

    private static Map<String, Class<? extends Record>> facts() {
        Map<String, Class<? extends Record>> facts = new TreeMap<>(Map.of(
                "send", SendFacts.class,
                "words", Lookup.Words.class,
                "phrases", Lookup.Phrases.class,
                "pattern", Lookup.Match.class,
                "line", Lookup.Line.class,
                "limit", Lookup.Limit.class,
                "access", Lookup.Access.class,
                "deadline", Lookup.Deadline.class));
        ApplicationKind.all().forEach(kind -> facts.put(kind.word(), kind.fact()));
        return Collections.unmodifiableMap(facts);
    }

    static List<NormCase> read(PolicyFiles files, List<Norm> norms, List<Problem> problems) {
        CaseReader reader = new CaseReader(files, norms, problems);
        files.contents().keySet().forEach(reader::readFile);
        reader.checkEveryNormIsShown();
        return reader.cases;
    }

    private void readFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!name.equals(CASES) && !name.equals(WORKED)) {
            return;
        }
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(files.text(path)));
            if (root instanceof MappingNode mapping) {
                readCases(path, name.equals(WORKED), mapping);
            } else {
                problems.add(new Problem(path, 1, "a file of cases is a mapping with fact, defaults and cases"));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(path, line, "not YAML: " + e.getProblem()));
        } catch (Misfit e) {
            problems.add(new Problem(path, e.line(), String.valueOf(e.getMessage())));
        }
    }

    private void readCases(String path, boolean worked, MappingNode root) {
        Map<String, Node> top = FactBinder.entries(root);
        refuseUnknown(top, Set.of("fact", "norm", "defaults", "cases"));
        if (!(top.get("cases") instanceof SequenceNode list)) {
            throw new Misfit(root, "cases: a list of cases is needed");
        }
        for (Node node : list.getValue()) {
            try {
                cases.add(readCase(path, worked, root, top, node));
            } catch (Misfit e) {
                problems.add(new Problem(path, e.line(), String.valueOf(e.getMessage())));
            }
        }
    }

    private NormCase readCase(String path, boolean worked, MappingNode root, Map<String, Node> top, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Misfit(node, "a case is a mapping with name, given and expect");
        }
        Map<String, Node> entries = FactBinder.entries(mapping);
        refuseUnknown(
                entries,
                worked
                        ? Set.of("name", "fact", "given", "verdict", "norms")
                        : Set.of("name", "fact", "given", "expect", "norm", "part", "boundary"));
        String name = FactBinder.scalar(needed(entries, "name", node));
        Object fact = fact(root, top, entries, node);
        Set<String> folderNorms = normsByFolder.getOrDefault(RuleCatalogue.folder(path), Set.of());
        NormCase.Expectation expected = fact instanceof Lookup
                ? new NormCase.AnswerExpected(FactBinder.scalar(needed(entries, "expect", node)))
                : worked ? verdict(entries, node) : expectation(path, top, entries, folderNorms, node);
        boolean boundary = entries.containsKey("boundary")
                && FactBinder.scalar(entries.get("boundary")).matches("yes|true");
        return new NormCase(
                path,
                node.getStartMark().getLine() + 1,
                name,
                about(top, entries, expected, folderNorms),
                boundary,
                fact,
                expected);
    }

    private Object fact(MappingNode root, Map<String, Node> top, Map<String, Node> entries, Node node) {
        Node kindNode = entries.containsKey("fact") ? entries.get("fact") : needed(top, "fact", root);
        String kind = FactBinder.scalar(kindNode);
        Class<? extends Record> type = FACTS.get(kind);
        if (type == null) {
            throw new Misfit(kindNode, "fact is one of " + FACTS.keySet() + ", not " + kind);
        }
        List<MappingNode> layers = new ArrayList<>();
        boolean sharesDefaults = !entries.containsKey("fact");
        if (sharesDefaults && top.get("defaults") instanceof MappingNode defaults) {
            layers.add(defaults);
        }
        if (entries.get("given") instanceof MappingNode given) {
            layers.add(given);
        }
        return FactBinder.bind(type, node, layers);
    }

    private static NormCase.Expectation verdict(Map<String, Node> entries, Node node) {
        Node verdict = needed(entries, "verdict", node);
        String text = FactBinder.scalar(verdict);
        if (!Set.of("pass", "reject", "needs-human").contains(text)) {
            throw new Misfit(verdict, "verdict is pass, reject or needs-human, not " + text);
        }
        Set<String> norms = new TreeSet<>(NormIds.ORDER);
        if (entries.get("norms") instanceof SequenceNode list) {
            list.getValue().forEach(norm -> norms.add(FactBinder.scalar(norm)));
        }
        return new NormCase.VerdictExpected(text, norms);
    }

    private NormCase.Expectation expectation(
            String path, Map<String, Node> top, Map<String, Node> entries, Set<String> folderNorms, Node node) {
        Node expect = needed(entries, "expect", node);
        String part = entries.containsKey("part") ? FactBinder.scalar(entries.get("part")) : null;
        if (expect instanceof MappingNode mapping) {
            Map<String, String> findings = new TreeMap<>(NormIds.ORDER);
            FactBinder.entries(mapping)
                    .forEach((id, value) -> findings.put(known(id, folderNorms, value), effect(value)));
            return new NormCase.FindingsExpected(folderNorms, findings, part);
        }
        String text = FactBinder.scalar(expect);
        if (path.startsWith(Rulebook.AUTO_APPROVAL + "/")) {
            return new NormCase.ApprovalExpected(approval(expect, text));
        }
        if (text.equals("pass")) {
            return new NormCase.FindingsExpected(folderNorms, Map.of(), null);
        }
        String norm = theNorm(top, entries, folderNorms, expect);
        return new NormCase.FindingsExpected(folderNorms, Map.of(norm, effect(expect)), part);
    }

    private static boolean approval(Node node, String text) {
        return switch (text) {
            case "approve" -> true;
            case "person" -> false;
            default -> throw new Misfit(node, "expect is approve or person here, not " + text);
        };
    }

    private static String theNorm(
            Map<String, Node> top, Map<String, Node> entries, Set<String> folderNorms, Node where) {
        Node said = entries.getOrDefault("norm", top.get("norm"));
        if (said != null) {
            return known(FactBinder.scalar(said), folderNorms, said);
        }
        if (folderNorms.size() == 1) {
            return folderNorms.iterator().next();
        }
        throw new Misfit(where, "this folder has the norms " + folderNorms + ": say norm: … or expect: {id: severity}");
    }

    private static String known(String id, Set<String> folderNorms, Node where) {
        if (!folderNorms.contains(id)) {
            throw new Misfit(where, "no rule of this folder has the id " + id + "; there are " + folderNorms);
        }
        return id;
    }

    private static String effect(Node node) {
        String text = FactBinder.scalar(node);
        if (!NormCase.Reported.EFFECTS.contains(text)) {
            throw new Misfit(node, "expect is pass or one of " + NormCase.Reported.EFFECTS + ", not " + text);
        }
        return text;
    }

    private static Set<String> about(
            Map<String, Node> top, Map<String, Node> entries, NormCase.Expectation expected, Set<String> folderNorms) {
        if (expected instanceof NormCase.VerdictExpected verdict) {
            return verdict.mustFind();
        }
        if (expected instanceof NormCase.AnswerExpected) {
            return Set.of();
        }
        Node said = entries.getOrDefault("norm", top.get("norm"));
        if (said != null) {
            return Set.of(FactBinder.scalar(said));
        }
        if (expected instanceof NormCase.FindingsExpected findings
                && !findings.findings().isEmpty()) {
            return findings.findings().keySet();
        }
        return folderNorms;
    }

    private static Node needed(Map<String, Node> entries, String key, Node where) {
        Node node = entries.get(key);
        if (node == null) {
            throw new Misfit(where, key + ": is needed here");
        }
        return node;
    }

    private static void refuseUnknown(Map<String, Node> entries, Set<String> known) {
        entries.forEach((key, node) -> {
            if (!known.contains(key)) {
                throw new Misfit(node, "unknown entry " + key + "; there are " + new TreeSet<>(known));
            }
        });
    }

    /** A norm without a case that it lets pass and one that it catches is not proved. */
    private void checkEveryNormIsShown() {
        Map<String, Set<Boolean>> shown = new LinkedHashMap<>();
        cases.stream()
                .filter(shownCase -> !shownCase.file().endsWith(WORKED))
                .forEach(shownCase -> shownCase
                        .norms()
                        .forEach(norm -> shown.computeIfAbsent(norm, n -> new TreeSet<>())
                                .add(shownCase.expected().passes())));
        Set<String> malformed = problems.stream().map(Problem::file).collect(Collectors.toSet());
        normsByFolder.forEach((folder, ids) -> {
            if (malformed.contains(folder + "/" + CASES)) {
                return;
            }
            for (String id : ids) {
                Set<Boolean> outcomes = shown.getOrDefault(id, Set.of());
                if (outcomes.size() < 2) {
                    problems.add(new Problem(
                            folder + "/" + CASES,
                            0,
                            id + " needs at least one case that passes and one that does not"));
                }
            }
        });
    }
}
