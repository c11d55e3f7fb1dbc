package dev.signet.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of the time from acceptance to delivery. What is stored was counted by these bounds, so that they are part of
 * the schema and never change.
 */
public final class Latency {

    private static final List<Integer> SECONDS =
            List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000);

    /** One for each bound, and one for what took longer. */
    public static final int BUCKETS = SECONDS.size() + 1;

    static final List<String> COLUMNS = columns();

    private static final long MILLIS = 1000;

    private Latency() {}

    /** In seconds, ascending; what took exactly as long still belongs to the bucket. */
    public static List<Integer> bounds() {
        return SECONDS;
    }

    static int bucket(long millis) {
        int bucket = 0;
        while (bucket < SECONDS.size() && millis > SECONDS.get(bucket) * MILLIS) {
            bucket++;
        }
        return bucket;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(BUCKETS);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            columns.add("latency_" + (bucket < 10 ? "0" : "") + bucket);
        }
        return List.copyOf(columns);
    }
}
