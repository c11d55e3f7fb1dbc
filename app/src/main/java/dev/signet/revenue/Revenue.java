package dev.signet.revenue;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.Figures.OfAccount;
import dev.signet.revenue.RevenueReport.Row;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Revenue, volume, failure and carrier cost, from the figures and the carriers' prices. */
@Component
public class Revenue {

    private final Figures figures;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final ObjectProvider<RevenueCorrections> corrections;

    Revenue(
            Figures figures,
            Accounts accounts,
            ActiveRulebook rulebook,
            ObjectProvider<RevenueCorrections> corrections) {
        this.figures = figures;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.corrections = corrections;
    }

    /** A row before it is one: what it is of. */
    private record Key(
            @Nullable Long accountId,
            @Nullable String channel,
            @Nullable Vendor network,
            @Nullable LocalDate day) {}

    /** Carrier and network of {@link Dimension#ROUTE}. */
    private record Route(String channel, @Nullable Vendor network) {

        static Route of(String value) {
            int at = value.indexOf('/');
            String network = value.substring(at + 1);
            return new Route(value.substring(0, at), network.isEmpty() ? null : Vendor.valueOf(network));
        }
    }

    public RevenueReport of(RevenueFilter filter) {
        Instant asOf = figures.asOf();
        Map<Long, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Long only = filter.accountId();
        List<Long> wanted = only == null ? List.copyOf(known.keySet()) : List.of(only);
        CarrierPrices prices = CarrierPrices.of(rulebook);
        Map<Key, Takings> found = new HashMap<>();
        boolean byDay = filter.by() == RevenueBy.DAY;
        for (Stretch stretch : stretches(filter, prices, byDay)) {
            for (OfAccount row : figures.ofAccounts(wanted, stretch.from(), stretch.to(), Dimension.ROUTE, byDay)) {
                Route route = Route.of(row.value());
                if (filter.wants(route.channel(), route.network())) {
                    LocalDate day = row.day() == null ? stretch.from() : row.day();
                    boolean carried = !route.channel().isEmpty();
                    CarrierPrices.Rate rate =
                            carried ? prices.on(route.channel(), route.network(), row.detail(), day) : null;
                    found.merge(key(filter.by(), row, route), Takings.of(row.sums(), carried, rate), Takings::plus);
                }
            }
        }
        Map<Long, Long> corrected = corrected(filter, wanted);
        if (filter.by() == RevenueBy.ACCOUNT) {
            corrected.forEach((account, micros) ->
                    found.merge(new Key(account, null, null, null), Takings.NONE.less(micros), Takings::plus));
        }
        return report(
                asOf,
                filter,
                known,
                found,
                corrected.values().stream().mapToLong(Long::longValue).sum());
    }

    private static RevenueReport report(
            Instant asOf, RevenueFilter filter, Map<Long, Account> known, Map<Key, Takings> found, long corrected) {
        List<Row> rows = new ArrayList<>();
        Takings total = filter.by() == RevenueBy.ACCOUNT ? Takings.NONE : Takings.NONE.less(corrected);
        for (Map.Entry<Key, Takings> each : found.entrySet()) {
            Key key = each.getKey();
            Account account = key.accountId() == null ? null : known.get(key.accountId());
            rows.add(new Row(account, key.channel(), key.network(), key.day(), each.getValue()));
            total = total.plus(each.getValue());
        }
        rows.sort(order(filter));
        return new RevenueReport(asOf, List.copyOf(rows), total, corrected);
    }

    /** Corrections are of an account and its months: where carriers or networks are narrowed by, none can be told. */
    private Map<Long, Long> corrected(RevenueFilter filter, List<Long> wanted) {
        RevenueCorrections booked = corrections.getIfAvailable();
        if (booked == null || filter.channel() != null || filter.network() != null) {
            return Map.of();
        }
        Map<Long, Long> all = new HashMap<>(booked.micros(filter.from(), filter.to()));
        all.keySet().retainAll(wanted);
        return all;
    }

    private static Key key(RevenueBy by, OfAccount row, Route route) {
        return switch (by) {
            case ACCOUNT -> new Key(row.accountId(), null, null, null);
            case VENDOR -> new Key(null, route.channel(), route.network(), null);
            case DAY -> new Key(null, null, null, row.day());
        };
    }

    private record Stretch(LocalDate from, LocalDate to) {}

    /** The range, cut where a price begins; days that are told apart have their own price anyway. */
    private static List<Stretch> stretches(RevenueFilter filter, CarrierPrices prices, boolean byDay) {
        TreeSet<LocalDate> starts = new TreeSet<>();
        starts.add(filter.from());
        if (!byDay) {
            starts.addAll(prices.firstDays().subSet(filter.from(), true, filter.to(), true));
        }
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            stretches.add(new Stretch(start, next == null ? filter.to() : next.minusDays(1)));
        }
        return stretches;
    }

    private static Comparator<Row> order(RevenueFilter filter) {
        return switch (filter.sort()) {
            case NAME -> directed(filter, Comparator.comparing(Revenue::name));
            case SENT -> by(filter, takings -> takings.sent());
            case FAILED -> by(filter, takings -> takings.failed());
            case SPEND -> by(filter, takings -> takings.spendMicros());
            case COST -> by(filter, Takings::cost);
            case MARGIN -> by(filter, Takings::margin);
            case MARGIN_PERCENT -> by(filter, Takings::marginPercent);
        };
    }

    private static <T extends Comparable<T>> Comparator<Row> by(
            RevenueFilter filter, Function<Takings, @Nullable T> value) {
        Comparator<T> order = filter.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing((Row row) -> value.apply(row.takings()), Comparator.nullsLast(order))
                .thenComparing(Revenue::name);
    }

    private static Comparator<Row> directed(RevenueFilter filter, Comparator<Row> order) {
        return filter.descending() ? order.reversed() : order;
    }

    private static String name(Row row) {
        return row.account() != null
                ? row.account().name()
                : row.day() != null ? row.day().toString() : row.channel() + "/" + row.network();
    }
}
