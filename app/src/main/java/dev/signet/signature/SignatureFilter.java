package dev.signet.signature;

import dev.signet.rules.fact.Scenario;
import dev.signet.tag.TagFilter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an account's list of signatures are wanted; what is null or empty leaves none out.
 *
 * @param states only these (审核状态)
 * @param name only names that contain this, whatever their letter case
 * @param scenario only of this one (适用场景)
 * @param tags only with all of these
 * @param oldestFirst by the time of the application; newest first otherwise
 */
public record SignatureFilter(
        Set<SignatureState> states,
        @Nullable String name,
        @Nullable Scenario scenario,
        List<TagFilter> tags,
        boolean oldestFirst) {

    public SignatureFilter {
        // An empty value among others asks for nothing.
        states = states.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        tags = List.copyOf(tags);
    }

    static SignatureFilter of(@Nullable SignatureState state, @Nullable String name) {
        return new SignatureFilter(state == null ? Set.of() : Set.of(state), name, null, List.of(), false);
    }
}
