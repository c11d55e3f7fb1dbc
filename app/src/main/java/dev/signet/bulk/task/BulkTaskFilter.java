package dev.signet.bulk.task;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.TagFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of an account are wanted; what is null leaves none out.
 *
 * @param name only names that contain this
 * @param kinds only of these kinds of template; empty for all
 * @param tags only with all of these
 */
public record BulkTaskFilter(
        @Nullable BulkTaskState state, @Nullable String name, Set<TemplateKind> kinds, List<TagFilter> tags) {

    public BulkTaskFilter {
        kinds = Set.copyOf(kinds);
        tags = List.copyOf(tags);
    }
}
