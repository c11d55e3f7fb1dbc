package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a month's messages cost at the tier that the month came to (BL-13, S7.1-6): all of them at its price, whatever was
 * reserved for them. A pure reckoning over the lines of one account and month.
 *
 * <p>What becomes cheaper goes back to what paid too much for it, the balance first; what becomes dearer takes from vouchers
 * that still hold something, and the rest from the balance.
 */
final class Repricing {

    private final PriceList prices;
    private final Map<Coverage, Long> units;
    /** By voucher: what it may still give. */
    private final Map<Long, Long> vouchers;

    /**
     * @param units billed in the month
     * @param vouchers what each of those that are valid has left
     */
    Repricing(PriceList prices, Map<Coverage, Long> units, Map<Long, Long> vouchers) {
        this.prices = prices;
        this.units = units;
        this.vouchers = new HashMap<>(vouchers);
    }

    /** @return lines of no units: what is to be added to what was billed */
    List<ChargedLine> of(List<ChargedLine> lines) {
        Map<ChargedLine.Item, List<ChargedLine>> items = lines.stream()
                .filter(line -> line.source() != Source.PACKAGE)
                .collect(Collectors.groupingBy(ChargedLine::item, LinkedHashMap::new, Collectors.toList()));
        List<ChargedLine> changes = new ArrayList<>();
        items.forEach((item, paid) -> {
            long price = item.unitMicros(prices, units.getOrDefault(Coverage.of(item.kind()), 0L));
            long due = 0;
            for (ChargedLine line : paid) {
                due += line.units() * price - line.micros();
            }
            if (due < 0) {
                giveBack(-due, price, paid, changes);
            } else if (due > 0) {
                take(due, price, item, paid, changes);
            }
        });
        return changes;
    }

    private static void giveBack(long all, long price, List<ChargedLine> paid, List<ChargedLine> changes) {
        long rest = all;
        List<ChargedLine> balanceFirst = paid.stream()
                .sorted(Comparator.comparing(ChargedLine::source).thenComparing(ChargedLine::sourceId))
                .toList();
        for (ChargedLine line : balanceFirst) {
            long back = Math.min(rest, Math.max(0, line.micros() - line.units() * price));
            if (back > 0) {
                changes.add(change(line, -back));
                rest -= back;
            }
        }
    }

    private void take(long all, long price, ChargedLine.Item item, List<ChargedLine> paid, List<ChargedLine> changes) {
        long rest = all;
        for (ChargedLine line : paid) {
            if (line.source() == Source.VOUCHER) {
                long left = vouchers.getOrDefault(line.sourceId(), 0L);
                long more = Math.min(Math.min(rest, left), Math.max(0, line.units() * price - line.micros()));
                if (more > 0) {
                    changes.add(change(line, more));
                    vouchers.put(line.sourceId(), left - more);
                    rest -= more;
                }
            }
        }
        if (rest > 0) {
            changes.add(new ChargedLine(
                    item.kind(), item.vendor(), item.prefix(), item.since(), Source.BALANCE, 0, 0, rest, 0));
        }
    }

    private static ChargedLine change(ChargedLine line, long micros) {
        return line.plus(-line.units(), micros - line.micros(), -line.messages());
    }
}
