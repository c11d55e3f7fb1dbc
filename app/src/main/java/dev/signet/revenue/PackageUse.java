package dev.signet.revenue;

import dev.signet.rules.fact.Vendor;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages went that packages pay for. The ledger knows what an account's packages earned, and no carrier: it is told
 * apart by the parts that packages pay for, to the last millionth.
 */
final class PackageUse {

    /** Carrier and network of {@link dev.signet.figures.Dimension#ROUTE}. */
    record Route(String channel, @Nullable Vendor network) {

        static final Route NONE = new Route("", null);

        static Route of(String value) {
            int at = value.indexOf('/');
            String network = value.substring(at + 1);
            return new Route(value.substring(0, at), network.isEmpty() ? null : Vendor.valueOf(network));
        }
    }

    private record Owner(@Nullable Long accountId, @Nullable LocalDate day) {}

    private static final Comparator<Route> ORDER = Comparator.comparing(Route::channel)
            .thenComparing(Route::network, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<Owner, SortedMap<Route, Long>> parts = new HashMap<>();

    void add(long accountId, @Nullable LocalDate day, Route route, long more) {
        if (more > 0) {
            parts.computeIfAbsent(new Owner(accountId, day), owner -> new TreeMap<>(ORDER))
                    .merge(route, more, Long::sum);
        }
    }

    /**
     * What an account's packages earned, by where it was used.
     *
     * @param accountId null for all together: those are of no carrier
     * @param day null where days are not told apart
     * @param micros of a day on which packages pay for nothing it is of no carrier
     */
    Map<Route, Long> shares(@Nullable Long accountId, @Nullable LocalDate day, long micros) {
        SortedMap<Route, Long> of = parts.get(new Owner(accountId, day));
        if (of == null) {
            return Map.of(Route.NONE, micros);
        }
        long all = of.values().stream().mapToLong(Long::longValue).sum();
        Map<Route, Long> shares = new HashMap<>();
        long reached = 0;
        long given = 0;
        for (Map.Entry<Route, Long> each : of.entrySet()) {
            reached += each.getValue();
            long until = micros / all * reached + micros % all * reached / all;
            shares.put(each.getKey(), until - given);
            given = until;
        }
        return shares;
    }
}
