package dev.signet.docs;

import dev.signet.SignetApplication;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The pages of {@code app/docs/configuration}, one for each domain, as its settings records have them. */
final class ConfigurationPages {

    private static final String HEAD = """
        # Settings of `%s`

        Written from the settings records by `ConfigurationPagesTest`, which says how to write it anew. Any Spring Boot way of setting
        works: `--name=value`, the environment, `application.yml` beside the jar.
        """;

    private ConfigurationPages() {}

    /** By file name. */
    static Map<String, String> written() {
        Map<String, List<SettingsRecord>> domains = records().stream()
                .collect(Collectors.groupingBy(SettingsRecord::domain, TreeMap::new, Collectors.toList()));
        Map<String, String> pages = new TreeMap<>();
        domains.forEach((domain, records) -> pages.put(
                domain + ".md",
                records.stream()
                        .map(SettingsRecord::section)
                        .collect(Collectors.joining("", HEAD.formatted(domain), ""))));
        return pages;
    }

    static List<String> unsaid() {
        return records().stream()
                .flatMap(settings -> settings.unsaid().stream())
                .toList();
    }

    /** Every prefix with its record, and the records that these hold lists of. */
    private static List<SettingsRecord> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<SettingsRecord> records = new ArrayList<>();
        scanner.findCandidateComponents(SignetApplication.class.getPackageName()).stream()
                .map(found -> load(found.getBeanClassName()))
                .filter(Class::isRecord)
                .forEach(type ->
                        add(type.getAnnotation(ConfigurationProperties.class).value(), type, records));
        records.sort(Comparator.comparing(SettingsRecord::prefix).thenComparing(SettingsRecord::name));
        return records;
    }

    private static void add(String prefix, Class<?> type, List<SettingsRecord> records) {
        List<SettingsRecord.Setting> settings = new ArrayList<>();
        Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            SettingType of = SettingType.of(components[i]);
            if (of.nested() == null) {
                settings.add(new SettingsRecord.Setting(components[i].getName(), of, parameters[i]));
            } else {
                add(prefix + "." + SettingsRecord.spelling(components[i].getName()) + "[n]", of.nested(), records);
            }
        }
        records.add(new SettingsRecord(prefix, type, settings));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
