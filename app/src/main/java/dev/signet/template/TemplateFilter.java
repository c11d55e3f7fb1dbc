package dev.signet.template;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.TagFilter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which templates of an account are wanted; what is null or empty leaves none out.
 *
 * @param states only these
 * @param name only names that contain this
 * @param code only this one
 * @param text only those of which name, code or content contains this, whatever the letter case
 * @param kinds only of these
 * @param relatedSignature only those that were applied for beside this signature
 * @param tags only with all of these
 * @param oldestFirst by the time of the newest application; newest first otherwise
 */
public record TemplateFilter(
        Set<TemplateState> states,
        @Nullable String name,
        @Nullable String code,
        @Nullable String text,
        Set<TemplateKind> kinds,
        @Nullable String relatedSignature,
        List<TagFilter> tags,
        boolean oldestFirst) {

    public TemplateFilter {
        // An empty value among others asks for nothing.
        states = states.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        kinds = kinds.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        tags = List.copyOf(tags);
    }

    static TemplateFilter of(@Nullable TemplateState state, @Nullable String name) {
        return new TemplateFilter(
                state == null ? Set.of() : Set.of(state), name, null, null, Set.of(), null, List.of(), false);
    }
}
