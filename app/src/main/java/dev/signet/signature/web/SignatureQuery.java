package dev.signet.signature.web;

import dev.signet.rules.fact.Scenario;
import dev.signet.signature.SignatureFilter;
import dev.signet.signature.SignatureState;
import dev.signet.tag.TagFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of signatures is filtered by, as it stands in the address of list, file and page. */
record SignatureQuery(
        @Schema(description = "审核状态，可多选，默认全部 / states, all by default") @Nullable
        Set<SignatureState> state,

        @Schema(description = "签名名称包含 / the name contains") @Nullable @Size(max = 50)
        String name,

        @Schema(description = "适用场景 / scenario") @Nullable Scenario scenario,

        @Schema(description = "true 时最早的在前 / oldest first") @Nullable
        Boolean oldestFirst) {

    static final String TAG = "tag";
    static final String TAGS =
            "标签，可多次：键，或 键=值；键中的 = 和 \\ 前加 \\ / tags, once each: key, or key=value; in a key a backslash before = and \\";

    /** Whether it leaves anything out. */
    boolean narrows(HttpServletRequest request) {
        return state != null && !state.isEmpty()
                || name != null && !name.isBlank()
                || scenario != null
                || !TagFilter.of(request).isEmpty();
    }

    SignatureFilter filter(HttpServletRequest request) {
        return filter(request, scenario);
    }

    /** As it is, of one scenario whatever is asked for: abroad only general ones serve (S4.2-3). */
    SignatureFilter filter(HttpServletRequest request, @Nullable Scenario scenario) {
        return new SignatureFilter(
                state == null ? Set.of() : state,
                name,
                scenario,
                TagFilter.of(request),
                Boolean.TRUE.equals(oldestFirst));
    }
}
