package dev.signet.rules.content;

import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The common template library (常用模版库, S5.2-9): ready texts by kind. */
public final class TemplateLibrary {

    private final List<Entry> entries;

    /** @param attributes attribute code by variable name */
    public record Entry(
            String id,
            TemplateKind kind,
            String titleZh,
            String titleEn,
            String content,
            Map<String, String> attributes) {}

    private TemplateLibrary(Table table) {
        this.entries = table.rows().stream().map(TemplateLibrary::entry).toList();
    }

    public static TemplateLibrary of(Policies policies) {
        return new TemplateLibrary(policies.table("template-library"));
    }

    private static Entry entry(Table.Row row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String pair : row.get("attributes").split("\\|")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                attributes.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return new Entry(
                row.get("id"),
                TemplateKind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                row.get("title_zh"),
                row.get("title_en"),
                row.get("content"),
                java.util.Collections.unmodifiableMap(attributes));
    }

    public List<Entry> entries() {
        return entries;
    }

    public List<Entry> entries(TemplateKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** The entry that the application uses without a change, attributes included where the door carried them. */
    public Optional<Entry> unmodified(TemplateApplication application) {
        return entries.stream()
                .filter(entry -> entry.kind() == application.kind())
                .filter(entry -> entry.content().equals(application.content().strip()))
                .filter(entry -> application.variableAttributes() == null
                        || application.variableAttributes().equals(entry.attributes()))
                .findFirst();
    }

    public boolean holds(TemplateApplication application) {
        return unmodified(application).isPresent();
    }
}
