package dev.signet.revenue;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.billing.EarnedDays;
import dev.signet.billing.EarnedDays.Earned;
import dev.signet.billing.EarnedDays.Earnings;
import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.Figures.OfAccount;
import dev.signet.figures.Measure;
import dev.signet.revenue.PackageUse.Route;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Revenue, volume, failure and carrier cost, from the figures, what the ledger earned beside them, and the carriers' prices. */
@Component
public class Revenue {

    private final Figures figures;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final EarnedDays earnedDays;

    Revenue(Figures figures, Accounts accounts, ActiveRulebook rulebook, EarnedDays earnedDays) {
        this.figures = figures;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.earnedDays = earnedDays;
    }

    /** A row before it is one: what it is of. */
    private record Key(
            @Nullable Long accountId,
            @Nullable String channel,
            @Nullable Vendor network,
            @Nullable LocalDate day) {}

    public RevenueReport of(RevenueFilter filter) {
        return figures.atOneInstant(() -> read(filter));
    }

    private RevenueReport read(RevenueFilter filter) {
        Instant asOf = figures.asOf();
        Map<Long, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Long only = filter.accountId();
        Set<Long> wanted = only == null ? known.keySet() : Set.of(only);
        CarrierPrices prices = CarrierPrices.of(rulebook);
        Map<Key, Takings> found = new HashMap<>();
        PackageUse use = new PackageUse();
        boolean byDay = filter.by() == RevenueBy.DAY;
        for (Stretch stretch : stretches(filter, prices, byDay)) {
            for (OfAccount row : figures.ofAccounts(wanted, stretch.from(), stretch.to(), Dimension.ROUTE, byDay)) {
                Route route = Route.of(row.value());
                use.add(row.accountId(), row.day(), route, row.sums().of(Measure.PACKAGE_PARTS));
                if (filter.wants(route.channel(), route.network())) {
                    LocalDate day = row.day() == null ? stretch.from() : row.day();
                    boolean carried = !route.channel().isEmpty();
                    CarrierPrices.Rate rate =
                            carried ? prices.on(route.channel(), route.network(), row.detail(), day) : null;
                    found.merge(
                            key(filter.by(), row.accountId(), row.day(), route),
                            Takings.of(row.sums(), carried, rate),
                            Takings::plus);
                }
            }
        }
        return report(asOf, filter, known, found, use);
    }

    /** Adds what the ledger earned beside what was charged at sending. */
    private RevenueReport report(
            Instant asOf, RevenueFilter filter, Map<Long, Account> known, Map<Key, Takings> found, PackageUse use) {
        boolean byDay = filter.by() == RevenueBy.DAY;
        boolean ofAll = filter.channel() == null && filter.network() == null;
        Earnings earnings = earnedDays.of(filter.from(), filter.to(), filter.accountId(), !byDay || !ofAll, byDay);
        long corrected = 0;
        long lapsed = 0;
        Takings nowhere = Takings.NONE;
        for (Earned each : earnings.earned()) {
            Map<Route, Long> used = new HashMap<>(use.shares(each.accountId(), each.day(), each.used()));
            // What is left of a package, and what is corrected, is of an account and its days: of no carrier and no
            // network.
            Takings own = Takings.beside(
                    each.less(), each.lapsed() + Objects.requireNonNullElse(used.remove(Route.NONE), 0L));
            used.forEach((route, micros) -> {
                if (filter.wants(route.channel(), route.network())) {
                    add(found, key(filter.by(), each.accountId(), each.day(), route), Takings.beside(0, micros));
                }
            });
            if (ofAll && filter.by() == RevenueBy.VENDOR) {
                nowhere = nowhere.plus(own);
            } else if (ofAll) {
                add(found, key(filter.by(), each.accountId(), each.day(), Route.NONE), own);
            }
            corrected += ofAll ? each.less() : 0;
            lapsed += ofAll ? each.lapsed() : 0;
        }
        long deferred = ofAll ? earnings.deferred() : 0;
        List<Row> rows = new ArrayList<>();
        Takings total = nowhere;
        for (Map.Entry<Key, Takings> each : found.entrySet()) {
            Key key = each.getKey();
            Account account = key.accountId() == null ? null : known.get(key.accountId());
            rows.add(new Row(account, key.channel(), key.network(), key.day(), each.getValue()));
            total = total.plus(each.getValue());
        }
        rows.sort(order(filter));
        return new RevenueReport(asOf, List.copyOf(rows), total, corrected, lapsed, deferred);
    }

    private static void add(Map<Key, Takings> found, Key key, Takings more) {
        if (!more.equals(Takings.NONE)) {
            found.merge(key, more, Takings::plus);
        }
    }

    private static Key key(RevenueBy by, @Nullable Long accountId, @Nullable LocalDate day, Route route) {
        return switch (by) {
            case ACCOUNT -> new Key(accountId, null, null, null);
            case VENDOR -> new Key(null, route.channel(), route.network(), null);
            case DAY -> new Key(null, null, null, day);
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
            case PACKAGES -> by(filter, takings -> takings.packageMicros());
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
