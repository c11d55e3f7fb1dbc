package dev.signet.statistics;

import dev.signet.rules.fact.TemplateKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are meant (S7.2-4). What is null does not narrow.
 *
 * @param kind of the scope; another one matches nothing
 * @param templates any of these codes
 */
public record StatisticsFilter(
        Scope scope,
        @Nullable TemplateKind kind,
        @Nullable Set<String> templates,
        @Nullable String signature) {

    public static StatisticsFilter of(Scope scope) {
        return new StatisticsFilter(scope, null, null, null);
    }

    Set<TemplateKind> kinds() {
        return kind == null ? scope.kinds() : scope.kinds().contains(kind) ? Set.of(kind) : Set.of();
    }
}
