package dev.signet.rules.policy;

import dev.signet.rules.policy.NormText.Advice;
import dev.signet.rules.policy.NormText.Effect;
import dev.signet.rules.policy.NormText.Limit;
import dev.signet.rules.policy.NormText.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The norms of a rulebook to be read, by area: from its rules, parameters and tables of texts, and from nothing else. */
public final class NormTexts {

    private static final Pattern PARAMETER =
            Pattern.compile("policies\\s*\\.\\s*(?:number|decimal|text|time)\\(\\s*\"([^\"]+)\"\\s*\\)");
    /** A fact of a report that is a parameter: its name in quotes, and behind a comma the parameter asked of the policies. */
    private static final Pattern TOLD = Pattern.compile("\"([a-z][A-Za-z]*)\"\\s*,\\s*" + PARAMETER.pattern());

    private static final Pattern EFFECT = Pattern.compile("findings\\s*\\.\\s*(refuse|human|note)");
    private static final Pattern OPEN = Pattern.compile("\\{[a-zA-Z]+}");
    /** Behind a meaning stands for which norms a parameter is. */
    private static final Pattern NORMS_MEANT = Pattern.compile("\\s*\\([^()]*\\)$");

    private static final String BETWEEN_MEANINGS = " / ";

    private final Map<String, List<NormText>> byArea = new HashMap<>();

    private NormTexts() {}

    /** The texts of these files; made once and kept with the policies that were read from them. */
    public static NormTexts of(PolicyFiles files, Policies policies) {
        return policies.derived(NormTexts.class, made -> read(files, made));
    }

    private static NormTexts read(PolicyFiles files, Policies policies) {
        RuleCatalogue catalogue = RuleCatalogue.read(files, new ArrayList<>());
        Map<String, Map<String, List<Norm>>> norms = new TreeMap<>();
        catalogue
                .norms()
                .forEach(norm -> norms.computeIfAbsent(PolicyFiles.area(norm.file()), area -> new LinkedHashMap<>())
                        .computeIfAbsent(norm.id(), id -> new ArrayList<>())
                        .add(norm));
        Map<String, String> meanings = meanings(files);
        NormTexts texts = new NormTexts();
        norms.forEach((area, byId) -> {
            Reader reader = new Reader(policies, catalogue, meanings, area);
            List<NormText> all = new ArrayList<>();
            byId.forEach((id, rules) -> all.add(reader.text(id, rules)));
            texts.byArea.put(area, List.copyOf(all));
        });
        return texts;
    }

    /** In the order of the ids; none where there is no such area. */
    public List<NormText> area(String area) {
        return byArea.getOrDefault(area, List.of());
    }

    private static Map<String, String> meanings(PolicyFiles files) {
        Map<String, String> meanings = new HashMap<>();
        files.contents().keySet().stream()
                .filter(path -> path.endsWith(PolicyReader.PARAMETERS))
                .map(path -> Csv.read(path, files.text(path), new ArrayList<>()))
                .filter(table -> table.columns().containsAll(List.of("name", "meaning")))
                .forEach(table -> table.rows().forEach(row -> meanings.put(row.get("name"), row.get("meaning"))));
        return meanings;
    }

    /** Reads the norms of one area. */
    private record Reader(Policies policies, RuleCatalogue catalogue, Map<String, String> meanings, String area) {

        NormText text(String id, List<Norm> norms) {
            Set<String> parameters = new LinkedHashSet<>();
            Map<String, Told> told = new LinkedHashMap<>();
            for (Norm norm : norms) {
                String body = body(norm);
                PARAMETER.matcher(body).results().forEach(found -> parameters.add(found.group(1)));
                readReports(body, told);
            }
            return new NormText(
                    id,
                    norms.stream().map(norm -> Sentence.of(norm.sentence())).toList(),
                    parameters.stream()
                            .filter(policies.parameters()::containsKey)
                            .map(this::limit)
                            .toList(),
                    advice(told));
        }

        private String body(Norm norm) {
            return Stream.ofNullable(catalogue.rules().get(norm.file()))
                    .flatMap(file -> file.rules().stream())
                    .filter(rule -> rule.line() == norm.line())
                    .map(RuleFile.Rule::body)
                    .findFirst()
                    .orElse("");
        }

        /** What a rule reports in a line of the texts, and the parameters it tells there. */
        private record Told(Effect effect, Map<String, String> facts) {}

        private void readReports(String body, Map<String, Told> told) {
            List<RuleReport> reports = RuleReport.in(body);
            for (int i = 0; i < reports.size(); i++) {
                int end = i + 1 < reports.size() ? reports.get(i + 1).position() : body.length();
                String report = body.substring(reports.get(i).position(), end);
                Matcher effect = EFFECT.matcher(report);
                if (effect.find()) {
                    told.putIfAbsent(
                            reports.get(i).line(),
                            new Told(Effect.valueOf(effect.group(1).toUpperCase(Locale.ROOT)), facts(report)));
                }
            }
        }

        private Map<String, String> facts(String report) {
            Map<String, String> facts = new HashMap<>();
            TOLD.matcher(report).results().forEach(fact -> {
                String value = policies.parameters().get(fact.group(2));
                if (value != null) {
                    facts.put(fact.group(1), value);
                }
            });
            return facts;
        }

        private List<Advice> advice(Map<String, Told> told) {
            String name = RuleReport.table(area);
            if (!policies.names("table").contains(name)) {
                return List.of();
            }
            Table table = policies.table(name);
            List<Advice> advice = new ArrayList<>();
            told.forEach((line, how) -> table.row("rule", line).ifPresent(row -> advice.add(advice(row, how))));
            return advice;
        }

        private static Advice advice(Table.Row row, Told told) {
            return new Advice(
                    told.effect(),
                    filled(row.get("message_zh"), told.facts()),
                    filled(row.get("message_en"), told.facts()),
                    filled(row.get("advice_zh"), told.facts()),
                    filled(row.get("advice_en"), told.facts()));
        }

        private static String filled(String text, Map<String, String> facts) {
            return OPEN.matcher(text).replaceAll(found -> {
                String name = found.group().substring(1, found.group().length() - 1);
                return Matcher.quoteReplacement(facts.getOrDefault(name, "…"));
            });
        }

        private Limit limit(String name) {
            String meaning = meanings.getOrDefault(name, name);
            int between = meaning.indexOf(BETWEEN_MEANINGS);
            String zh = between < 0 ? meaning : meaning.substring(0, between);
            String en = between < 0 ? meaning : meaning.substring(between + BETWEEN_MEANINGS.length());
            return new Limit(
                    name,
                    policies.text(name),
                    NORMS_MEANT.matcher(zh.strip()).replaceFirst(""),
                    NORMS_MEANT.matcher(en.strip()).replaceFirst(""));
        }
    }
}
