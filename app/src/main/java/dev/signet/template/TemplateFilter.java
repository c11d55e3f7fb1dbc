package dev.signet.template;

import dev.signet.rules.fact.TemplateKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which templates of an account are wanted; what is null or empty leaves none out.
 *
 * @param states only these
 * @param name only names that contain this
 * @param relatedSignature only those that were applied for beside this signature
 */
public record TemplateFilter(
        Set<TemplateState> states,
        @Nullable String name,
        @Nullable String code,
        @Nullable TemplateKind kind,
        @Nullable String relatedSignature) {

    static TemplateFilter of(@Nullable TemplateState state, @Nullable String name) {
        return new TemplateFilter(state == null ? Set.of() : Set.of(state), name, null, null, null);
    }
}
