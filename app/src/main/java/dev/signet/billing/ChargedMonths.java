package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts were billed, by month, at the price of the tier that the month came to: written by whoever holds the account. */
@Component
class ChargedMonths {

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final Source[] SOURCES = Source.values();

    private static final String ADD = """
            insert into billing_charge (account_id, month, kind, vendor, prefix, since, source, source_id, units, micros, messages)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update units = units + values(units),
                micros = micros + values(micros), messages = messages + values(messages)""";

    private final JdbcTemplate jdbc;
    private final AccountRows accounts;
    private final EarnedDays earned;
    private final Prices prices;
    private final Ids ids;

    ChargedMonths(@DataPlane JdbcTemplate jdbc, AccountRows accounts, EarnedDays earned, Prices prices, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.earned = earned;
        this.prices = prices;
        this.ids = ids;
    }

    /** Adds to what was billed; where a line takes away, its numbers are negative. */
    void add(long accountId, int month, Collection<ChargedLine> lines) {
        if (!lines.isEmpty()) {
            jdbc.batchUpdate(
                    ADD,
                    lines.stream()
                            .map(line -> new Object[] {
                                accountId,
                                month,
                                line.kind().ordinal(),
                                line.vendor(),
                                line.prefix(),
                                BillingMonth.since(line.since()),
                                line.source().ordinal(),
                                line.sourceId(),
                                line.units(),
                                line.micros(),
                                line.messages()
                            })
                            .toList());
        }
    }

    /** In the order of a bill: by kind, network, price and source. */
    List<ChargedLine> of(long accountId, int month) {
        return jdbc.query(
                """
                select kind, vendor, prefix, since, source, source_id, units, micros, messages from billing_charge
                where account_id = ? and month = ? order by kind, vendor, prefix, since, source, source_id""",
                (row, n) -> new ChargedLine(
                        KINDS[row.getInt(1)],
                        row.getString(2),
                        row.getString(3),
                        BillingMonth.day(row.getInt(4)),
                        SOURCES[row.getInt(5)],
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                accountId,
                month);
    }

    /**
     * Bills what was earned, in the month of the held account's row, and gives back what was not: one change of that row.
     *
     * @param ofBalance what goes back to the balance, and what is no longer reserved of it
     */
    void bill(long accountId, Purse.Stored row, List<EndedCharge> ended, long[] ofBalance, Instant now) {
        record Key(ChargedLine.Item item, Source source, long sourceId) {}
        int month = row.month();
        PriceList list = prices.current();
        Map<Coverage, Long> before = unitsOf(row);
        Map<Coverage, Long> after = new EnumMap<>(before);
        Map<Key, ChargedLine> lines = new LinkedHashMap<>();
        for (EndedCharge end : ended) {
            if (end.earned()) {
                String number = Long.toString(end.number());
                PriceList.Line price = list.line(end.kind(), number, 0, ChinaTime.dayOf(end.sentAt()));
                ChargedLine line = new ChargedLine(
                        end.kind(),
                        end.vendor() == null ? "" : end.vendor().name(),
                        price.prefix(),
                        price.since(),
                        end.source(),
                        end.sourceId(),
                        end.units(),
                        end.micros(),
                        1);
                lines.merge(
                        new Key(line.item(), line.source(), line.sourceId()),
                        line,
                        (known, more) -> known.plus(more.units(), more.micros(), more.messages()));
                if (end.source() != Source.PACKAGE) {
                    after.merge(Coverage.of(end.kind()), (long) end.units(), Long::sum);
                }
            }
        }
        if (lines.isEmpty()) {
            if (ofBalance[0] != 0 || ofBalance[1] != 0) {
                jdbc.update("""
                        update billing_account set balance_micros = balance_micros + ?, reserved_micros = reserved_micros - ?
                        where account_id = ?""", ofBalance[0], ofBalance[1], accountId);
            }
            return;
        }
        add(accountId, month, lines.values());
        long repriced =
                isPricedAnew(list, before, after, lines.values()) ? reprice(accountId, month, list, after, now) : 0;
        jdbc.update(
                """
                update billing_account set balance_micros = balance_micros + ?, reserved_micros = reserved_micros - ?,
                    month = ?, month_units = ?, month_units_abroad = ?, month_micros = ? where account_id = ?""",
                ofBalance[0],
                ofBalance[1],
                month,
                after.get(Coverage.DOMESTIC),
                after.get(Coverage.INTERNATIONAL),
                row.charged() + ofBalance(lines.values()) + repriced,
                accountId);
    }

    private static Map<Coverage, Long> unitsOf(Purse.Stored row) {
        Map<Coverage, Long> units = new EnumMap<>(Coverage.class);
        for (Coverage coverage : Coverage.values()) {
            units.put(coverage, row.units(coverage));
        }
        return units;
    }

    private static boolean isPricedAnew(
            PriceList list, Map<Coverage, Long> before, Map<Coverage, Long> after, Collection<ChargedLine> lines) {
        for (Coverage coverage : Coverage.values()) {
            if (list.crosses(coverage, requireNonNull(before.get(coverage)), requireNonNull(after.get(coverage)))) {
                return true;
            }
        }
        for (ChargedLine line : lines) {
            long units = requireNonNull(after.get(Coverage.of(line.kind())));
            if (line.source() != Source.PACKAGE
                    && line.micros() != line.units() * line.item().unitMicros(list, units)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Prices an account's month anew, which the caller holds.
     *
     * @return what the balance was charged more by
     */
    long reprice(long accountId, int month, PriceList list, Map<Coverage, Long> units, Instant now) {
        Map<Long, Long> left = new HashMap<>();
        jdbc.query(
                """
                select id, left_micros from billing_voucher where account_id = ? and valid_from <= ? and valid_until > ? for update""",
                row -> {
                    left.put(row.getLong(1), row.getLong(2));
                },
                accountId,
                now.toEpochMilli(),
                now.toEpochMilli());
        List<ChargedLine> changes = new Repricing(list, units, left).of(of(accountId, month));
        add(accountId, month, changes);
        Map<Long, Long> byVoucher = new TreeMap<>();
        changes.stream()
                .filter(change -> change.source() == Source.VOUCHER)
                .forEach(change -> byVoucher.merge(change.sourceId(), change.micros(), Long::sum));
        List<Posting> postings = new ArrayList<>();
        byVoucher.forEach((voucher, micros) -> postings.add(
                new Posting(ids.next(), accountId, EntryKind.REPRICE, month, now).voucher(voucher, -micros, 0)));
        long ofBalance = ofBalance(changes);
        if (ofBalance != 0) {
            postings.add(new Posting(ids.next(), accountId, EntryKind.REPRICE, month, now).balance(-ofBalance));
        }
        Posting.write(jdbc, postings);
        byVoucher.forEach((voucher, micros) ->
                jdbc.update("update billing_voucher set left_micros = left_micros - ? where id = ?", micros, voucher));
        accounts.addToBalance(accountId, -ofBalance);
        earned.add(List.of(), List.of(new EarnedDays.Less(accountId, BillingMonth.dayIn(month, now), -ofBalance)), now);
        return ofBalance;
    }

    /** Units billed in a month, without those of packages (BL-12): what its tier goes by. */
    static long units(Collection<ChargedLine> lines, Coverage coverage) {
        return lines.stream()
                .filter(line -> line.source() != Source.PACKAGE && Coverage.of(line.kind()) == coverage)
                .mapToLong(ChargedLine::units)
                .sum();
    }

    /** What the balance was charged in a month. */
    static long ofBalance(Collection<ChargedLine> lines) {
        return micros(lines, Source.BALANCE);
    }

    static long micros(Collection<ChargedLine> lines, Source source) {
        return lines.stream()
                .filter(line -> line.source() == source)
                .mapToLong(ChargedLine::micros)
                .sum();
    }
}
