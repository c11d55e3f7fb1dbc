package dev.signet.statistics;

import dev.signet.rules.fact.TemplateKind;
import java.util.EnumSet;
import java.util.Set;

/** Which messages a tab is of (S7.2-1). */
public enum Scope {
    DOMESTIC(EnumSet.complementOf(EnumSet.of(TemplateKind.INTERNATIONAL))),
    INTERNATIONAL(EnumSet.of(TemplateKind.INTERNATIONAL));

    private final Set<TemplateKind> kinds;

    Scope(Set<TemplateKind> kinds) {
        this.kinds = kinds;
    }

    public Set<TemplateKind> kinds() {
        return kinds;
    }
}
