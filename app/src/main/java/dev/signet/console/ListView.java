package dev.signet.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How somebody looks at a list (列 · 密度).
 *
 * @param hidden columns that are left out
 */
public record ListView(boolean dense, Set<String> hidden) {

    private static final String DENSE = "dense";
    private static final String ROOMY = "roomy";

    public boolean shows(String column) {
        return !hidden.contains(column);
    }

    /** All that may be left out but what is shown. */
    static ListView of(boolean dense, String columns, List<String> shown) {
        return new ListView(
                dense,
                Arrays.stream(columns.split(","))
                        .filter(column -> !column.isEmpty() && !shown.contains(column))
                        .collect(Collectors.toSet()));
    }

    /** @param kept as {@link #written} has it; null where nothing was chosen */
    static ListView parse(@Nullable String kept) {
        List<String> parts = kept == null ? List.of(ROOMY) : List.of(kept.split(","));
        return new ListView(parts.get(0).equals(DENSE), Set.copyOf(parts.subList(1, parts.size())));
    }

    /** {@code dense,tags}: then the columns that are left out. */
    String written() {
        return Stream.concat(Stream.of(dense ? DENSE : ROOMY), new TreeSet<>(hidden).stream())
                .collect(Collectors.joining(","));
    }
}
