package dev.signet.figures;

import dev.signet.figures.FiguresDelta.Hour;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What was counted along each dimension by itself, by day and by hour, with the tags of sets. For one thread. */
final class Margins {

    /**
     * A place of a margin.
     *
     * @param time an hour or a day
     * @param detail of a tag its value, of a text its signature, of a kind its place, of a route abroad its country, else empty
     */
    record Place(long accountId, Dimension dimension, int time, String value, String detail)
            implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::accountId)
                .thenComparing(Place::dimension)
                .thenComparingInt(Place::time)
                .thenComparing(Place::value)
                .thenComparing(Place::detail);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** In the order of their keys, which is the order in which rows are locked. */
    final Map<Place, Sums> days = new TreeMap<>();

    final Map<Place, Sums> hours = new TreeMap<>();

    private final Set<Dimension> byHour;
    private final LongFunction<Set<TagSets.Tag>> tags;

    /** @param byHour dimensions whose hours are wanted as well */
    Margins(Set<Dimension> byHour, LongFunction<Set<TagSets.Tag>> tags) {
        this.byHour = byHour;
        this.tags = tags;
    }

    /** @param value as {@link Cell#value} */
    void add(Hour hour, Dimension dimension, String value, Sums sums) {
        if (dimension == Dimension.TEXT || dimension == Dimension.KIND_PLACE || dimension == Dimension.ROUTE) {
            int end = value.indexOf(Cell.DETAIL);
            add(hour, dimension, value.substring(0, end), value.substring(end + 1), sums);
        } else if (dimension == Dimension.TAG && !value.isEmpty()) {
            tags.apply(Long.parseLong(value)).forEach(tag -> add(hour, dimension, tag.key(), tag.value(), sums));
        } else {
            add(hour, dimension, value, "", sums);
        }
    }

    private void add(Hour hour, Dimension dimension, String value, String detail, Sums sums) {
        Place day = new Place(hour.accountId(), dimension, LocalHours.dayOf(hour.hour()), value, detail);
        days.computeIfAbsent(day, place -> new Sums()).add(sums);
        if (byHour.contains(dimension)) {
            Place each = new Place(hour.accountId(), dimension, hour.hour(), value, detail);
            hours.computeIfAbsent(each, place -> new Sums()).add(sums);
        }
    }
}
