package dev.signet.rules.content;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.text.ValuePattern;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variable attributes of the table {@code variable-attributes} (domain-rules 3.6), both generations. */
public final class VariableAttributes {

    private static final String UNDECLARED = "*";

    private final Map<String, VariableAttribute> byCode = new HashMap<>();
    private final Map<TemplateKind, VariableAttribute> genericByKind = new EnumMap<>(TemplateKind.class);

    private VariableAttributes(Policies policies) {
        Table table = policies.table("variable-attributes");
        for (Table.Row row : table.rows()) {
            VariableAttribute attribute = attribute(policies, table, row);
            byCode.put(attribute.code(), attribute);
        }
        VariableAttribute generic = byCode.get(UNDECLARED);
        if (generic == null) {
            throw new BadTable(table, "the table needs the line * for undeclared attributes");
        }
        for (TemplateKind kind : TemplateKind.values()) {
            genericByKind.put(kind, byCode.getOrDefault(UNDECLARED + kind, generic));
        }
    }

    /** Whether the account may choose it, and what a value must be. */
    public static VariableAttributes of(Policies policies) {
        return new VariableAttributes(policies);
    }

    private static VariableAttribute attribute(Policies policies, Table table, Table.Row row) {
        return new VariableAttribute(
                row.get("code"),
                row.get("name_zh"),
                row.get("name_en"),
                BadTable.cell(table, row, "kinds", VariableAttributes::kinds),
                BadTable.cell(table, row, "min", Integer::valueOf),
                BadTable.cell(table, row, "max", Integer::valueOf),
                BadTable.cell(table, row, "pattern", cell -> ValuePattern.compile(policies.writtenOut(cell))),
                shape(row, "shape_zh"),
                shape(row, "shape_en"),
                BadTable.cell(table, row, "forbidden", VariableAttributes::contents),
                row.get("mismatch_code"));
    }

    /** What a value must look like; lengths are those of the line, so that both change together. */
    private static String shape(Table.Row row, String column) {
        return row.get(column).replace("{min}", row.get("min")).replace("{max}", row.get("max"));
    }

    private static Set<TemplateKind> kinds(String text) {
        return text.isEmpty()
                ? Set.of()
                : List.of(text.split("\\|")).stream()
                        .map(kind -> TemplateKind.valueOf(kind.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of the constants: the same value is refused for the same content on every node. */
    private static Set<ValueContent> contents(String text) {
        Set<ValueContent> contents = EnumSet.noneOf(ValueContent.class);
        for (String one : text.isEmpty() ? new String[0] : text.split("\\|")) {
            contents.add(ValueContent.valueOf(one.toUpperCase(Locale.ROOT)));
        }
        return Collections.unmodifiableSet(contents);
    }

    /** Those that whoever applies now chooses from, in the order of the table. */
    public static List<VariableAttribute> offered(Policies policies) {
        Table table = policies.table("variable-attributes");
        return table.rows().stream()
                .filter(row -> row.get("offered").equals("yes"))
                .map(row -> attribute(policies, table, row))
                .toList();
    }

    /** The attribute of this code; null when the table has none. */
    public @Nullable VariableAttribute find(@Nullable String code) {
        return code == null || code.startsWith(UNDECLARED) ? null : byCode.get(code);
    }

    /** What a value is held to: its attribute's line, or the one for undeclared attributes of the kind, or of all. */
    public VariableAttribute orGeneric(@Nullable String code, TemplateKind kind) {
        VariableAttribute known = find(code);
        return known != null ? known : requireNonNull(genericByKind.get(kind));
    }

    public boolean knows(@Nullable String code) {
        return find(code) != null;
    }

    public boolean fits(@Nullable String code, TemplateKind kind) {
        VariableAttribute attribute = find(code);
        return attribute != null && attribute.kinds().contains(kind);
    }

    /** Whether the value is a telephone number by declaration. */
    public boolean isPhone(@Nullable String code) {
        VariableAttribute attribute = find(code);
        return attribute != null
                && !attribute.forbidden().contains(ValueContent.MOBILE)
                && code != null
                && code.startsWith("phone");
    }

    /** Codes an applicant may choose for the kind, in alphabetical order. */
    public Set<String> codesFor(TemplateKind kind) {
        return byCode.values().stream()
                .filter(attribute -> attribute.kinds().contains(kind))
                .map(VariableAttribute::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
