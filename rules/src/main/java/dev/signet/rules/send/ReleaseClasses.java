package dev.signet.rules.send;

import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which classes of message a release lets through again, by the list that stopped them (table {@code release-classes}). */
public final class ReleaseClasses {

    public static final String TABLE = "release-classes";

    private final Map<BlacklistKind, Set<TemplateKind>> lifted = new EnumMap<>(BlacklistKind.class);

    private ReleaseClasses(Policies policies) {
        Table table = policies.table(TABLE);
        for (Table.Row row : table.rows()) {
            BlacklistKind list =
                    BadTable.cell(table, row, "list", text -> BlacklistKind.valueOf(text.toUpperCase(Locale.ROOT)));
            lifted.put(list, BadTable.cell(table, row, "kinds", ReleaseClasses::kinds));
        }
    }

    /** Those of a rulebook; read on first use and kept with its policies. */
    public static ReleaseClasses of(Policies policies) {
        return policies.derived(ReleaseClasses.class, ReleaseClasses::new);
    }

    /** Empty for a list that the platform cannot lift. */
    public Set<TemplateKind> of(BlacklistKind list) {
        return lifted.getOrDefault(list, Set.of());
    }

    private static Set<TemplateKind> kinds(String text) {
        Set<TemplateKind> kinds = EnumSet.noneOf(TemplateKind.class);
        for (String kind : text.split("\\|")) {
            kinds.add(TemplateKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
        return Set.copyOf(kinds);
    }
}
