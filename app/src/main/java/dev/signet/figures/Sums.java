package dev.signet.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was counted in one place: every {@link Measure}, and how long deliveries took. For one thread while it grows. */
public final class Sums {

    static final int MEASURES = Measure.values().length;
    static final int SIZE = MEASURES + Latency.BUCKETS;

    /** Names of the columns, in the order in which they are kept here. */
    static final List<String> COLUMNS = Stream.concat(
                    Arrays.stream(Measure.values()).map(Measure::column), Latency.COLUMNS.stream())
            .toList();

    final long[] values;

    Sums() {
        this(new long[SIZE]);
    }

    Sums(long[] values) {
        this.values = values;
    }

    /** Of nothing. */
    public static Sums none() {
        return new Sums();
    }

    public long of(Measure measure) {
        return values[measure.ordinal()];
    }

    /** All records of messages: those that the blacklist stopped are among them. */
    public long records() {
        return of(Measure.MESSAGES) + of(Measure.BLACKLISTED);
    }

    /** How many deliveries took no longer than the bound of the bucket, and longer than that of the one before. */
    public List<Long> latency() {
        List<Long> buckets = new ArrayList<>(Latency.BUCKETS);
        for (int i = MEASURES; i < SIZE; i++) {
            buckets.add(values[i]);
        }
        return buckets;
    }

    /**
     * Within how many seconds so many percent of the deliveries were made, as far as the buckets tell: the bound of the bucket
     * that the last of them is in. Null where nothing was delivered, and where it took longer than all bounds.
     */
    public @Nullable Integer latencyOf(int percent) {
        long delivered = latency().stream().mapToLong(Long::longValue).sum();
        long wanted = (delivered * percent + 99) / 100;
        long reached = 0;
        for (int bucket = 0; delivered > 0 && bucket < Latency.bounds().size(); bucket++) {
            reached += values[MEASURES + bucket];
            if (reached >= wanted) {
                return Latency.bounds().get(bucket);
            }
        }
        return null;
    }

    /** Names of the columns of a statement that {@link #read} reads, each the amount of what its name says. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** @param first column of the amounts, which stand in the order of {@link #columns} */
    public static Sums read(ResultSet row, int first) throws SQLException {
        Sums sums = new Sums();
        for (int i = 0; i < SIZE; i++) {
            sums.values[i] = row.getLong(first + i);
        }
        return sums;
    }

    void add(Measure measure, long amount) {
        values[measure.ordinal()] += amount;
    }

    public void add(Sums other) {
        for (int i = 0; i < SIZE; i++) {
            values[i] += other.values[i];
        }
    }

    boolean isZero() {
        for (long value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Which columns differ, with both values; empty where none does. */
    String difference(Sums other) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SIZE; i++) {
            if (values[i] != other.values[i]) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(COLUMNS.get(i))
                        .append(' ')
                        .append(values[i])
                        .append(" / ")
                        .append(other.values[i]);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sums sums && Arrays.equals(values, sums.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return difference(new Sums());
    }
}
