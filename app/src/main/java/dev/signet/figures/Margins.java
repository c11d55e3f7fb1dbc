package dev.signet.figures;

import dev.signet.figures.FiguresDelta.Hour;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What was counted along each dimension by itself, by day, hour and month, with the tags of sets. For one thread. */
final class Margins {

    /**
     * A place of a margin.
     *
     * @param time an hour, a day or a month
     * @param detail of a tag its value, of a text its signature, of a kind its place, of a route abroad its country, of a failure its
     *     text, else empty
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

    private static final Set<Dimension> WITH_DETAIL =
            EnumSet.of(Dimension.TEXT, Dimension.KIND_PLACE, Dimension.ROUTE, Dimension.FAILURE);

    /** In the order of their keys, which is the order in which rows are locked. */
    final Map<Place, Sums> days = new TreeMap<>();

    final Map<Place, Sums> hours = new TreeMap<>();

    final Map<Place, Sums> months = new TreeMap<>();

    private final Set<Dimension> byHour;
    private final LongFunction<Set<TagSets.Tag>> tags;

    /** @param byHour dimensions whose hours are wanted as well */
    Margins(Set<Dimension> byHour, LongFunction<Set<TagSets.Tag>> tags) {
        this.byHour = byHour;
        this.tags = tags;
    }

    /** @param value as {@link Cell#value} */
    void add(Hour hour, Dimension dimension, String value, Sums sums) {
        int end = value.indexOf(Cell.DETAIL);
        if (dimension == Dimension.TEXT) {
            String kind = value.substring(0, value.indexOf('/'));
            add(hour, Dimension.KIND_SIGNATURE, kind, value.substring(end + 1), sums);
        }
        if (end >= 0 && WITH_DETAIL.contains(dimension)) {
            add(hour, dimension, value.substring(0, end), value.substring(end + 1), sums);
        } else if (dimension == Dimension.TAG && !value.isEmpty()) {
            tags.apply(Long.parseLong(value)).forEach(tag -> add(hour, dimension, tag.key(), tag.value(), sums));
        } else {
            add(hour, dimension, value, "", sums);
        }
    }

    private void add(Hour hour, Dimension dimension, String value, String detail, Sums sums) {
        int of = LocalHours.dayOf(hour.hour());
        Place day = new Place(hour.accountId(), dimension, of, value, detail);
        days.computeIfAbsent(day, place -> new Sums()).add(sums);
        if (dimension.hasMonths()) {
            int month = FiguresTable.monthOf(LocalDate.ofEpochDay(of));
            Place whole = new Place(hour.accountId(), dimension, month, value, detail);
            months.computeIfAbsent(whole, place -> new Sums()).add(sums);
        }
        if (dimension.hasHours() && byHour.contains(dimension)) {
            Place each = new Place(hour.accountId(), dimension, hour.hour(), value, detail);
            hours.computeIfAbsent(each, place -> new Sums()).add(sums);
        }
    }
}
