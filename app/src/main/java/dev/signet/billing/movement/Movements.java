package dev.signet.billing.movement;

import dev.signet.billing.BillingMonth;
import dev.signet.billing.EntryKind;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Snapshots;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * 收支明细: what became of an account's balance. What messages did is read of its sums by quarters of an hour, so that a month of
 * millions is read as fast as one of ten; the rest, which is few, of the ledger. All of it of one instant, and without a lock.
 */
@Component
public class Movements {

    private static final Wording TEXTS = Wording.of("billing");
    private static final EntryKind[] KINDS = EntryKind.values();
    private static final int MICROS = 6;
    private static final int KIND_OF_ORDER = 1_000_000;
    /** Of so many lines the balance is asked for in one statement. */
    private static final int AT_ONCE = 50;

    private static final String ALONE = """
             from billing_entry e force index (billing_entry_once) left join billing_booking b on b.entry_id = e.id
            where e.account_id = ? and e.reference is not null and e.made_at >= ?""";

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;

    Movements(@DataPlane JdbcTemplate jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /**
     * @param from first day, in the account's zone
     * @param to last day, included
     * @param kind null for all
     * @param after where the page begins, as {@link Period#next} said; null for the first
     * @param size of a page
     * @throws dev.signet.platform.Refusal for a place that no page said
     */
    public Period of(
            long accountId,
            ZoneId zone,
            LocalDate from,
            LocalDate to,
            @Nullable MovementKind kind,
            @Nullable String after,
            int size) {
        MovementPlace begin = after == null || after.isEmpty()
                ? null
                : MovementPlace.of(after)
                        .orElseThrow(
                                () -> TEXTS.refusal("InvalidParameter", "movements.place", "after", Quoted.of(after)));
        return snapshots.read(() -> new Reading(accountId, new Days(zone), from, to).period(kind, begin, size));
    }

    /** An entry that stands by itself. */
    private record Entry(
            long id,
            long at,
            EntryKind kind,
            long balance,
            @Nullable Long packageId,
            long units,
            @Nullable Long voucherId,
            long vouchers,
            int month,
            @Nullable String payment,
            @Nullable String reason) {

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getLong(1),
                    row.getLong(2),
                    KINDS[row.getInt(3)],
                    row.getLong(4),
                    row.getObject(5, Long.class),
                    row.getLong(6),
                    row.getObject(7, Long.class),
                    row.getLong(8),
                    row.getInt(9),
                    row.getString(10),
                    row.getString(11));
        }

        MovementKind line() {
            return MovementKind.of(kind, packageId != null, units, vouchers);
        }

        long quarter() {
            return Math.floorDiv(at, Flow.QUARTER_MILLIS);
        }
    }

    /** A line before its balance is known: one of the two. */
    private record Line(
            MovementPlace place,
            MovementKind kind,
            @Nullable Entry entry,
            @Nullable Flow flow) {

        static Line of(LocalDate day, Entry entry) {
            return new Line(new MovementPlace(day, -1, entry.at(), entry.id()), entry.line(), entry, null);
        }

        static Line of(LocalDate day, Flow flow) {
            int order = flow.line().ordinal() * KIND_OF_ORDER + flow.month();
            return new Line(new MovementPlace(day, order, 0, 0), flow.line(), null, flow);
        }

        long balance() {
            return entry != null
                    ? entry.balance()
                    : Objects.requireNonNull(flow).balance();
        }
    }

    /** The last entry of a line. */
    private record Last(long at, long id) {

        long quarter() {
            return Math.floorDiv(at, Flow.QUARTER_MILLIS);
        }
    }

    /** One account's days, read within one snapshot. */
    private final class Reading {

        private final long account;
        private final Days days;
        private final LocalDate from;
        private final LocalDate to;
        /** From here on entries are not in the sums. */
        private final long until;
        /** What is not in the sums, by quarters. */
        private final List<Flow> unsummed;
        /** What stands by itself on the days, the oldest first. */
        private final List<Entry> alone;

        Reading(long account, Days days, LocalDate from, LocalDate to) {
            this.account = account;
            this.days = days;
            this.from = from;
            this.to = to;
            this.until = Objects.requireNonNull(jdbc.queryForObject("select id from billing_flow_until", Long.class));
            this.unsummed = jdbc.query(
                    "select " + Flow.KEY + ", " + Flow.SUMS
                            + " from billing_entry e force index (billing_entry_by_account) where e.account_id = ? and e.id >= ? and e.made_at >= ? and"
                            + Flow.OF_MESSAGES + " group by 1, 2, 3, 4",
                    (row, n) -> Flow.of(row),
                    account,
                    until,
                    days.start(from) * Flow.QUARTER_MILLIS);
            this.alone = jdbc.query(
                    "select e.id, e.made_at, e.kind, e.balance_micros, e.package_id, e.package_units, e.voucher_id, e.voucher_micros, e.month, b.payment, b.reason"
                            + ALONE + " and e.made_at < ? order by e.made_at, e.id",
                    (row, n) -> Entry.of(row),
                    account,
                    days.start(from) * Flow.QUARTER_MILLIS,
                    days.end(to) * Flow.QUARTER_MILLIS);
        }

        Period period(@Nullable MovementKind kind, @Nullable MovementPlace begin, int size) {
            List<Line> lines = lines();
            long closing = closing();
            long change = lines.stream().mapToLong(Line::balance).sum();
            long in = lines.stream()
                    .mapToLong(Line::balance)
                    .filter(micros -> micros > 0)
                    .sum();
            List<Line> asked = lines.stream()
                    .filter(line -> kind == null || line.kind() == kind)
                    .toList();
            List<Line> rest = asked.stream()
                    .filter(line -> begin == null || line.place().compareTo(begin) > 0)
                    .toList();
            List<Line> page = rest.subList(0, Math.min(size, rest.size()));
            String next = page.size() == rest.size() || page.isEmpty()
                    ? null
                    : page.get(page.size() - 1).place().spelled();
            return new Period(
                    from,
                    to,
                    yuan(closing - change),
                    yuan(in),
                    yuan(in - change),
                    yuan(closing),
                    asked.size(),
                    yuan(asked.stream().mapToLong(Line::balance).sum()),
                    movements(page, openings(lines, closing - change)),
                    next);
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            flows().forEach((day, ofDay) -> ofDay.values().forEach(flow -> lines.add(Line.of(day, flow))));
            alone.forEach(entry -> lines.add(Line.of(days.of(entry.at()), entry)));
            lines.sort(Comparator.comparing(Line::place));
            return lines;
        }

        /** What messages did, by day, and then by kind and month. */
        private Map<LocalDate, Map<Integer, Flow>> flows() {
            Map<LocalDate, Map<Integer, Flow>> flows = new TreeMap<>();
            for (Days.Run run : days.runs(from, to)) {
                jdbc.query(
                        """
                        select (quarter - ?) div ?, kind, of_voucher, month, sum(messages), sum(balance_micros), sum(voucher_micros)
                        from billing_flow where account_id = ? and quarter >= ? and quarter < ? group by 1, 2, 3, 4""",
                        row -> {
                            Flow flow = Flow.of(row);
                            add(flows, run.day(flow.slot()), flow);
                        },
                        run.from(),
                        run.length(),
                        account,
                        run.from(),
                        run.end());
                unsummed.stream()
                        .filter(flow -> flow.slot() >= run.from() && flow.slot() < run.end())
                        .forEach(flow -> add(flows, run.day((flow.slot() - run.from()) / run.length()), flow));
            }
            return flows;
        }

        private static void add(Map<LocalDate, Map<Integer, Flow>> flows, LocalDate day, Flow flow) {
            flows.computeIfAbsent(day, any -> new TreeMap<>())
                    .merge(Line.of(day, flow).place().order(), flow, Flow::plus);
        }

        /** The balance after the last day: what it is now, less what came thereafter. */
        private long closing() {
            long end = days.end(to);
            long now = number("select balance_micros from billing_account where account_id = ?", account);
            long later = number(
                            "select sum(balance_micros) from billing_flow where account_id = ? and quarter >= ?",
                            account,
                            end)
                    + number("select sum(e.balance_micros)" + ALONE, account, end * Flow.QUARTER_MILLIS)
                    + unsummed.stream()
                            .filter(flow -> flow.slot() >= end)
                            .mapToLong(Flow::balance)
                            .sum();
            return now - later;
        }

        /** The balance before each day of which there are lines. */
        private Map<LocalDate, Long> openings(List<Line> newestFirst, long opening) {
            Map<LocalDate, Long> changes = new TreeMap<>();
            newestFirst.forEach(line -> changes.merge(line.place().day(), line.balance(), Long::sum));
            Map<LocalDate, Long> openings = new TreeMap<>();
            long balance = opening;
            for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
                openings.put(change.getKey(), balance);
                balance += change.getValue();
            }
            return openings;
        }

        private List<Movement> movements(List<Line> page, Map<LocalDate, Long> openings) {
            List<Movement> movements = new ArrayList<>();
            for (int begin = 0; begin < page.size(); begin += AT_ONCE) {
                List<Line> some = page.subList(begin, Math.min(page.size(), begin + AT_ONCE));
                Map<LocalDate, List<Flow>> quarters = quarters(some);
                List<Last> lasts = lasts(some, quarters);
                List<Long> parts = parts(lasts);
                for (int i = 0; i < some.size(); i++) {
                    LocalDate day = some.get(i).place().day();
                    long balance = Objects.requireNonNull(openings.get(day))
                            + whole(day, Objects.requireNonNull(quarters.get(day)), lasts.get(i))
                            + parts.get(i);
                    movements.add(movement(some.get(i), lasts.get(i), balance));
                }
            }
            return movements;
        }

        /** What messages did on the days of these lines, by quarters. */
        private Map<LocalDate, List<Flow>> quarters(List<Line> lines) {
            Map<LocalDate, List<Flow>> quarters = new TreeMap<>();
            TreeMap<Long, LocalDate> starts = new TreeMap<>();
            for (Line line : lines) {
                LocalDate day = line.place().day();
                starts.put(days.start(day), day);
                quarters.putIfAbsent(day, new ArrayList<>());
            }
            String which = starts.entrySet().stream()
                    .map(start -> "quarter >= " + start.getKey() + " and quarter < " + days.end(start.getValue()))
                    .collect(Collectors.joining(" or "));
            List<Flow> all = new ArrayList<>(jdbc.query(
                    "select quarter, kind, of_voucher, month, messages, balance_micros, voucher_micros from billing_flow where account_id = ? and ("
                            + which + ")",
                    (row, n) -> Flow.of(row),
                    account));
            all.addAll(unsummed);
            for (Flow flow : all) {
                Map.Entry<Long, LocalDate> start = starts.floorEntry(flow.slot());
                if (start != null && flow.slot() < days.end(start.getValue())) {
                    Objects.requireNonNull(quarters.get(start.getValue())).add(flow);
                }
            }
            return quarters;
        }

        /** The last entry of each line. */
        private List<Last> lasts(List<Line> lines, Map<LocalDate, List<Flow>> quarters) {
            Last[] lasts = new Last[lines.size()];
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.entry() != null) {
                    lasts[i] = new Last(line.entry().at(), line.entry().id());
                } else {
                    asked.add(lastOf(
                            i,
                            line,
                            Objects.requireNonNull(quarters.get(line.place().day()))));
                }
            }
            if (!asked.isEmpty()) {
                jdbc.query(String.join(" union all ", asked), row -> {
                    lasts[row.getInt(1)] = new Last(row.getLong(2), row.getLong(3));
                });
            }
            return Arrays.asList(lasts);
        }

        private String lastOf(int index, Line line, List<Flow> quarters) {
            Flow all = Objects.requireNonNull(line.flow());
            long quarter = quarters.stream()
                    .filter(flow -> flow.line() == line.kind() && flow.month() == all.month())
                    .mapToLong(Flow::slot)
                    .max()
                    .orElseThrow();
            return "(select " + index
                    + ", e.made_at, e.id from billing_entry e force index (billing_entry_by_time) where e.account_id = "
                    + account + " and e.made_at >= " + quarter * Flow.QUARTER_MILLIS + " and e.made_at < "
                    + (quarter + 1) * Flow.QUARTER_MILLIS + " and e.kind = "
                    + all.kind().ordinal()
                    + " and e.package_id is null and e.voucher_id is " + (all.ofVoucher() ? "not null" : "null")
                    + (all.kind() == EntryKind.REPRICE ? " and e.month = " + all.month() : "")
                    + " order by e.made_at desc, e.id desc limit 1)";
        }

        /** What the balance became more by from the beginning of the quarter of each entry to it, itself included. */
        private List<Long> parts(List<Last> lasts) {
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < lasts.size(); i++) {
                Last last = lasts.get(i);
                asked.add("select " + i
                        + ", sum(balance_micros) from billing_entry force index (billing_entry_by_time) where account_id = "
                        + account + " and made_at >= " + last.quarter() * Flow.QUARTER_MILLIS + " and made_at <= "
                        + last.at() + " and (made_at < " + last.at() + " or id <= " + last.id() + ")");
            }
            Long[] parts = new Long[lasts.size()];
            jdbc.query(String.join(" union all ", asked), row -> {
                parts[row.getInt(1)] = row.getLong(2);
            });
            return Arrays.asList(parts);
        }

        /** What the balance became more by in the whole quarters of a day before that of an entry. */
        private long whole(LocalDate day, List<Flow> quarters, Last last) {
            return quarters.stream()
                            .filter(flow -> flow.slot() < last.quarter())
                            .mapToLong(Flow::balance)
                            .sum()
                    + alone.stream()
                            .filter(entry -> entry.quarter() >= days.start(day) && entry.quarter() < last.quarter())
                            .mapToLong(Entry::balance)
                            .sum();
        }

        private Movement movement(Line line, Last last, long balance) {
            Instant at = Instant.ofEpochMilli(last.at());
            LocalDate day = line.place().day();
            Entry entry = line.entry();
            if (entry != null) {
                return new Movement(
                        line.kind(),
                        day,
                        at,
                        yuan(entry.balance()),
                        yuan(balance),
                        yuan(entry.vouchers()),
                        entry.units(),
                        0,
                        entry.month() == 0 ? null : BillingMonth.of(entry.month()),
                        entry.packageId(),
                        entry.voucherId(),
                        entry.payment(),
                        line.kind() == MovementKind.CORRECTION ? entry.reason() : null);
            }
            Flow flow = Objects.requireNonNull(line.flow());
            return new Movement(
                    line.kind(),
                    day,
                    at,
                    yuan(flow.balance()),
                    yuan(balance),
                    yuan(flow.vouchers()),
                    0,
                    flow.messages(),
                    flow.month() == 0 ? null : BillingMonth.of(flow.month()),
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** Nothing where there is no row. */
    private long number(String sql, Object... values) {
        return jdbc.query(sql, (row, n) -> row.getLong(1), values).stream()
                .findFirst()
                .orElse(0L);
    }

    private static BigDecimal yuan(long micros) {
        return BigDecimal.valueOf(micros, MICROS);
    }
}
