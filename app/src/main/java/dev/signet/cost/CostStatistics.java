package dev.signet.cost;

import dev.signet.billing.Bills;
import dev.signet.billing.Source;
import dev.signet.billing.Statement;
import dev.signet.billing.Statement.Item;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.cost.MonthCosts.Change;
import dev.signet.cost.MonthCosts.PackageUse;
import dev.signet.cost.MonthCosts.Region;
import dev.signet.cost.MonthCosts.Row;
import dev.signet.cost.MonthCosts.Tier;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 费用统计: a month's statement as a table that people read (S7.1-1 to S7.1-5). */
@Component
public class CostStatistics {

    private final Bills bills;
    private final Prices prices;
    private final Clock clock;

    CostStatistics(Bills bills, Prices prices, Clock clock) {
        this.bills = bills;
        this.prices = prices;
        this.clock = clock;
    }

    public MonthCosts of(long accountId, YearMonth month) {
        return costs(bills.of(accountId, month));
    }

    /** What a statement comes to, row by row. */
    public MonthCosts costs(Statement statement) {
        List<Item> paid = statement.items().stream()
                .filter(item -> item.source() != Source.PACKAGE)
                .toList();
        return new MonthCosts(
                statement,
                rows(paid),
                paid.stream().mapToLong(Item::units).sum(),
                statement.bill() == null ? tiers(paid) : List.of(),
                used(statement));
    }

    private List<Row> rows(List<Item> paid) {
        record Key(
                TemplateKind kind,
                String carrier,
                String prefix,
                @Nullable LocalDate since) {}
        Map<Key, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : paid) {
            Key key = abroad(item.kind())
                    ? new Key(item.kind(), "", "", null)
                    : new Key(item.kind(), item.vendor(), item.prefix(), item.since());
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(item);
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, items) -> rows.add(new Row(
                key.kind(),
                key.carrier(),
                abroad(key.kind()) ? null : items.get(0).unitPrice(),
                units(items),
                amount(items),
                abroad(key.kind()) ? regions(items) : List.of())));
        return rows;
    }

    private List<Region> regions(List<Item> items) {
        record Key(String prefix, BigDecimal price) {}
        Map<Key, List<Item>> groups = items.stream()
                .collect(Collectors.groupingBy(
                        item -> new Key(item.prefix(), item.unitPrice()), LinkedHashMap::new, Collectors.toList()));
        List<Region> regions = new ArrayList<>();
        groups.forEach((key, of) ->
                regions.add(new Region(key.prefix(), prices.area(key.prefix()), key.price(), units(of), amount(of))));
        return regions;
    }

    private List<Tier> tiers(List<Item> paid) {
        return Arrays.stream(Coverage.values())
                .flatMap(coverage -> tier(coverage, paid).stream())
                .toList();
    }

    /** None where prices of this kind do not depend on the volume. */
    private List<Tier> tier(Coverage coverage, List<Item> paid) {
        LocalDate today = ChinaTime.today(clock);
        PriceList list = prices.current();
        List<PriceList.Price> listed = list.on(today).stream()
                .filter(price -> Coverage.of(price.kind()) == coverage)
                .toList();
        if (listed.stream().noneMatch(price -> price.fromUnits() > 0)) {
            return List.of();
        }
        long units = units(paid.stream()
                .filter(item -> Coverage.of(item.kind()) == coverage)
                .toList());
        Long next = listed.stream()
                .map(PriceList.Price::fromUnits)
                .filter(from -> from > units)
                .min(Long::compare)
                .orElse(null);
        List<Change> changes = listed.stream()
                .map(PriceList.Price::kind)
                .distinct()
                .map(kind -> new Change(
                        kind, unit(list, kind, units, today), next == null ? null : unit(list, kind, next, today)))
                .toList();
        return List.of(new Tier(coverage == Coverage.INTERNATIONAL, units, next, changes));
    }

    private static BigDecimal unit(PriceList list, TemplateKind kind, long units, LocalDate day) {
        return BigDecimal.valueOf(list.unitMicros(kind, "", units, day), 6);
    }

    private static List<PackageUse> used(Statement statement) {
        Map<Long, List<Item>> byPackage = statement.items().stream()
                .filter(item -> item.source() == Source.PACKAGE && item.sourceId() != null)
                .collect(Collectors.groupingBy(Item::sourceId, LinkedHashMap::new, Collectors.toList()));
        List<PackageUse> used = new ArrayList<>();
        byPackage.forEach((id, items) -> used.add(new PackageUse(
                id, units(items), items.stream().mapToLong(Item::messages).sum())));
        return used;
    }

    private static boolean abroad(TemplateKind kind) {
        return Coverage.of(kind) == Coverage.INTERNATIONAL;
    }

    private static long units(List<Item> items) {
        return items.stream().mapToLong(Item::units).sum();
    }

    private static BigDecimal amount(List<Item> items) {
        return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
