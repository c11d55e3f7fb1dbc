package dev.signet.template.web;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.TagFilter;
import dev.signet.template.TemplateFilter;
import dev.signet.template.TemplateState;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of templates is filtered by, as it stands in the address of list, file and page. */
record TemplateQuery(
        @Schema(description = "审核状态，可多选，默认全部 / states, all by default") @Nullable
        Set<TemplateState> state,

        @Schema(description = "模板名称包含 / the name contains") @Nullable @Size(max = 100)
        String name,

        @Schema(description = "名称、CODE 或内容包含 / name, code or content contains") @Nullable @Size(max = 100)
        String q,

        @Schema(description = "模板类型，可多选，默认全部 / kinds, all by default") @Nullable
        Set<TemplateKind> kind,

        @Schema(description = "true 时最早的在前 / oldest first") @Nullable
        Boolean oldestFirst) {

    static final String TAG = "tag";
    static final String TAGS =
            "标签，可多次：键，或 键=值；键中的 = 和 \\ 前加 \\ / tags, once each: key, or key=value; in a key a backslash before = and \\";

    /** Whether it leaves anything out. */
    boolean narrows(HttpServletRequest request) {
        return state != null && !state.isEmpty()
                || name != null && !name.isBlank()
                || q != null && !q.isBlank()
                || kind != null && !kind.isEmpty()
                || !TagFilter.of(request).isEmpty();
    }

    /** As it is, within these kinds. */
    TemplateFilter filter(HttpServletRequest request, Set<TemplateKind> within) {
        TemplateFilter filter = filter(request);
        Set<TemplateKind> kinds = new HashSet<>(within);
        if (!filter.kinds().isEmpty()) {
            kinds.retainAll(filter.kinds());
        }
        return new TemplateFilter(
                filter.states(),
                filter.name(),
                null,
                filter.text(),
                kinds.isEmpty() ? within : kinds,
                null,
                filter.tags(),
                filter.oldestFirst());
    }

    TemplateFilter filter(HttpServletRequest request) {
        return new TemplateFilter(
                state == null ? Set.of() : state,
                name,
                null,
                q,
                kind == null ? Set.of() : kind,
                null,
                TagFilter.of(request),
                Boolean.TRUE.equals(oldestFirst));
    }
}
