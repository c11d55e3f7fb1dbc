package dev.signet.access.ram;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is told in the order of names.
 *
 * @param next where the next part begins; null where this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Which part somebody asks for.
     *
     * @param after {@link Page#next} of the part before; empty for the first
     */
    public record Asked(String after, int most) {}

    /** @param found as many as were asked for, and one more where there is one */
    static <T> Page<T> of(List<T> found, Asked asked, Function<T, String> key) {
        if (found.size() <= asked.most()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, asked.most());
        return new Page<>(List.copyOf(items), key.apply(items.get(items.size() - 1)));
    }
}
