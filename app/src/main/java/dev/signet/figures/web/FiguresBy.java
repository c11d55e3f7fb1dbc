package dev.signet.figures.web;

import dev.signet.figures.Dimension;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code by} says: the step, or a dimension over the whole range.
 *
 * @param named null where it is a step
 */
record FiguresBy(Step step, @Nullable Dimension named) {

    private static final Wording TEXTS = Wording.of("figures");

    private static final Map<String, Dimension> DIMENSIONS = Arrays.stream(Dimension.values())
            .filter(Dimension::isOfAll)
            .collect(Collectors.toMap(FiguresBy::spelling, dimension -> dimension, (a, b) -> a, TreeMap::new));

    static FiguresBy of(@Nullable String by) {
        return by == null || by.equals("day")
                ? new FiguresBy(Step.DAY, null)
                : by.equals("hour") ? new FiguresBy(Step.HOUR, null) : new FiguresBy(Step.RANGE, dimension("by", by));
    }

    /** @param besides what {@code dimension} says; only beside a step */
    Dimension dimension(@Nullable String besides) {
        if (named == null) {
            return besides == null ? Dimension.ALL : dimension("dimension", besides);
        }
        if (besides != null) {
            throw TEXTS.refusal("InvalidParameter", "dimension.twice", spelling(named), Quoted.of(besides));
        }
        return named;
    }

    private static Dimension dimension(String field, String text) {
        Dimension dimension = DIMENSIONS.get(text);
        if (dimension == null) {
            throw TEXTS.refusal(
                    "InvalidParameter",
                    "dimension.unknown",
                    field,
                    Quoted.of(text),
                    (field.equals("by") ? "day, hour, " : "") + String.join(", ", DIMENSIONS.keySet()));
        }
        return dimension;
    }

    /** {@code carrierCode} */
    static String spelling(Dimension dimension) {
        String[] words = dimension.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
