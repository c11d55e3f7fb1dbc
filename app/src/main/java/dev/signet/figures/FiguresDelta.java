package dev.signet.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changes of what is counted, along each dimension by itself: far less than what messages are counted by
 * together, as hardly two are sent to one province by one network with one template. For one thread.
 */
public final class FiguresDelta {

    private static final Dimension[] DIMENSIONS = Dimension.values();

    /** What every message is written down by. */
    private static final List<Dimension> WRITTEN = Arrays.stream(DIMENSIONS)
            .filter(dimension -> dimension.isOfAll() && dimension.isWritten())
            .toList();

    /** Whose, and of which hour. */
    record Hour(long accountId, int hour) {}

    /** Takes one place of a margin after the other. */
    interface Each {
        /** @param value as {@link Cell#value} */
        void take(Hour hour, Dimension dimension, String value, Sums sums);
    }

    /** By values of each dimension, in the order of these. */
    private final Map<Hour, List<Map<String, Sums>>> hours = new HashMap<>();

    private @Nullable Hour last;
    private List<Map<String, Sums>> ofLast = List.of();

    /** A message that is counted from now on. */
    public void add(Counted message) {
        add(message, 1);
    }

    /** A message that stood so and does no longer. */
    public void take(Counted message) {
        add(message, -1);
    }

    private void add(Counted message, int sign) {
        Cell cell = message.cell();
        for (Dimension dimension : WRITTEN) {
            message.into(sums(cell, dimension), sign);
        }
        if (message.hasFailed()) {
            addFailed(cell, sign, (long) sign * message.parts());
        }
    }

    /** Messages that are counted from now on, summed up already. */
    public void add(Cell cell, Sums messages) {
        for (Dimension dimension : WRITTEN) {
            sums(cell, dimension).add(messages);
        }
        if (messages.of(Measure.FAILED) != 0) {
            addFailed(cell, messages.of(Measure.FAILED), messages.of(Measure.FAILED_PARTS));
        }
    }

    private void addFailed(Cell cell, long messages, long parts) {
        Sums failed = sums(cell, Dimension.FAILURE);
        failed.add(Measure.MESSAGES, messages);
        failed.add(Measure.PARTS, parts);
        failed.add(Measure.FAILED, messages);
        failed.add(Measure.FAILED_PARTS, parts);
    }

    private Sums sums(Cell cell, Dimension dimension) {
        Hour of = last;
        if (of == null || of.accountId() != cell.accountId() || of.hour() != cell.hour()) {
            of = new Hour(cell.accountId(), cell.hour());
        }
        return sums(of, dimension, cell.value(dimension));
    }

    Sums sums(Hour hour, Dimension dimension, String value) {
        if (hour != last) {
            ofLast = hours.computeIfAbsent(hour, h -> empty());
            last = hour;
        }
        return ofLast.get(dimension.ordinal()).computeIfAbsent(value, v -> new Sums());
    }

    private static List<Map<String, Sums>> empty() {
        List<Map<String, Sums>> values = new ArrayList<>(DIMENSIONS.length);
        for (int i = 0; i < DIMENSIONS.length; i++) {
            values.add(new HashMap<>());
        }
        return values;
    }

    /** Passes over what has come to nothing. */
    void forEach(Each each) {
        hours.forEach((hour, dimensions) -> {
            for (Dimension dimension : DIMENSIONS) {
                dimensions.get(dimension.ordinal()).forEach((value, sums) -> {
                    if (!sums.isZero()) {
                        each.take(hour, dimension, value, sums);
                    }
                });
            }
        });
    }
}
