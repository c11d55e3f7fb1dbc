package dev.signet.billing;

import dev.signet.billing.Statement.Bill;
import dev.signet.billing.Statement.Item;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bills of settled months, and what open ones come to so far: takes no lock. */
@Component
public class Bills {

    private static final Wording TEXTS = Wording.of("billing");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])");
    private static final Source[] SOURCES = Source.values();

    private static final String COLUMNS = """
            select account_id, month, number, rulebook, settled_at, opening_micros, top_up_micros, correction_micros,
                purchase_micros, charged_micros, discount_micros, voucher_micros, rounding_micros, payable_micros,
                closing_micros, holder from billing_bill""";

    private final JdbcTemplate jdbc;
    private final MonthEntries entries;
    private final ChargedMonths charged;
    private final Prices prices;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    Bills(
            @DataPlane JdbcTemplate jdbc,
            MonthEntries entries,
            ChargedMonths charged,
            Prices prices,
            ActiveRulebook rulebook,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.charged = charged;
        this.prices = prices;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * A month as people and programs write it.
     *
     * @throws dev.signet.platform.Refusal where it is none, or one that has not begun (in UTC+8)
     */
    public static YearMonth month(String text, Instant now) {
        YearMonth current = BillingMonth.of(BillingMonth.of(now));
        if (!MONTH.matcher(text).matches() || YearMonth.parse(text).isAfter(current)) {
            throw TEXTS.refusal("InvalidParameter", "bill.month", Quoted.of(text), current);
        }
        return YearMonth.parse(text);
    }

    /** Settled months of an account, the newest first. */
    public List<Statement> list(long accountId, int most) {
        return jdbc.query(
                COLUMNS + " where account_id = ? order by month desc limit ?",
                (row, n) -> bill(row, List.of()),
                accountId,
                most);
    }

    /** The bill of a month, where it is settled. */
    public Optional<Statement> find(long accountId, YearMonth month) {
        return jdbc
                .query(
                        COLUMNS + " where account_id = ? and month = ?",
                        (row, n) -> bill(row, items(accountId, row.getInt("month"))),
                        accountId,
                        BillingMonth.number(month))
                .stream()
                .findFirst();
    }

    /** The bill of a month, or what it has come to: indicative, with the discount that it would have. */
    public Statement of(long accountId, YearMonth month) {
        return find(accountId, month).orElseGet(() -> open(accountId, month));
    }

    private Statement open(long accountId, YearMonth month) {
        int number = BillingMonth.number(month);
        List<ChargedLine> lines = charged.of(accountId, number);
        Rulebook current = rulebook.current();
        long discount = new Discounts(current.policies()).of(accountId, month, lines);
        MonthEntries.MonthSums sums = number == BillingMonth.of(clock.instant())
                ? entries.current(accountId, number, ChargedMonths.ofBalance(lines))
                : entries.until(accountId, number, Long.MAX_VALUE);
        return statement(accountId, month, lines, sums, discount, 0, prices.current());
    }

    /**
     * The bills of a month of all accounts, without their items, those that the balance paid most of first.
     *
     * @param skipped how many stand on earlier pages
     */
    public List<Statement> inMonth(YearMonth month, long skipped, int most) {
        return jdbc.query(
                COLUMNS + " where month = ? order by payable_micros desc, account_id limit ? offset ?",
                (row, n) -> bill(row, List.of()),
                BillingMonth.number(month),
                most,
                skipped);
    }

    /**
     * What the bills of a month come to, in yuan, each as in {@link Statement}.
     *
     * @param bills how many there are
     */
    public record Total(
            long bills,
            BigDecimal charged,
            BigDecimal vouchers,
            BigDecimal discount,
            BigDecimal rounding,
            BigDecimal payable) {}

    /** Of all accounts. */
    public Total total(YearMonth month) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                select count(*), coalesce(sum(charged_micros), 0), coalesce(sum(voucher_micros), 0),
                    coalesce(sum(discount_micros), 0), coalesce(sum(rounding_micros), 0), coalesce(sum(payable_micros), 0)
                from billing_bill where month = ?""",
                (row, n) -> new Total(
                        row.getLong(1),
                        Ledger.yuan(row.getLong(2)),
                        Ledger.yuan(row.getLong(3)),
                        Ledger.yuan(row.getLong(4)),
                        Ledger.yuan(row.getLong(5)),
                        Ledger.yuan(row.getLong(6))),
                BillingMonth.number(month)));
    }

    /** What lines and entries come to. */
    static Statement statement(
            long accountId,
            YearMonth month,
            List<ChargedLine> lines,
            MonthEntries.MonthSums sums,
            long discount,
            long rounding,
            PriceList list) {
        long all = lines.stream().mapToLong(ChargedLine::micros).sum();
        long vouchers = ChargedMonths.micros(lines, Source.VOUCHER);
        long payable = all - vouchers - discount - rounding;
        return new Statement(
                accountId,
                month,
                null,
                lines.stream().map(line -> item(line, lines, list)).toList(),
                Ledger.yuan(all),
                Ledger.yuan(vouchers),
                Ledger.yuan(discount),
                Ledger.yuan(rounding),
                Ledger.yuan(payable),
                Ledger.yuan(sums.opening()),
                Ledger.yuan(sums.topUps()),
                Ledger.yuan(sums.corrections()),
                Ledger.yuan(sums.purchases()),
                Ledger.yuan(sums.opening() + sums.topUps() + sums.corrections() - sums.purchases() - payable));
    }

    private static Item item(ChargedLine line, List<ChargedLine> lines, PriceList list) {
        long units = ChargedMonths.units(lines, Coverage.of(line.kind()));
        boolean ofPackage = line.source() == Source.PACKAGE;
        return new Item(
                line.kind(),
                line.vendor(),
                line.prefix(),
                line.since().equals(LocalDate.MIN) ? null : line.since(),
                line.source(),
                line.sourceId() == 0 ? null : line.sourceId(),
                ofPackage ? BigDecimal.ZERO : Ledger.yuan(line.item().unitMicros(list, units)),
                line.units(),
                Ledger.yuan(line.micros()),
                line.messages());
    }

    /**
     * Writes a bill, once: another one of the same account and month is refused by the database.
     *
     * @param repriced what pricing anew gave back
     */
    void freeze(Statement statement, Bill bill, long repriced) {
        int month = BillingMonth.number(statement.month());
        jdbc.update(
                """
                insert into billing_bill (account_id, month, number, rulebook, settled_at, opening_micros, top_up_micros,
                    correction_micros, purchase_micros, charged_micros, discount_micros, voucher_micros, rounding_micros,
                    payable_micros, closing_micros, repriced_micros, holder)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                statement.accountId(),
                month,
                bill.number(),
                bill.rulebook(),
                bill.settledAt().toEpochMilli(),
                Ledger.micros(statement.opening()),
                Ledger.micros(statement.topUps()),
                Ledger.micros(statement.corrections()),
                Ledger.micros(statement.purchases()),
                Ledger.micros(statement.charged()),
                Ledger.micros(statement.discount()),
                Ledger.micros(statement.vouchers()),
                Ledger.micros(statement.rounding()),
                Ledger.micros(statement.payable()),
                Ledger.micros(statement.closing()),
                repriced,
                bill.holder());
        int position = 0;
        for (Item item : statement.items()) {
            jdbc.update(
                    """
                    insert into billing_bill_line (account_id, month, position, kind, vendor, prefix, since, source, source_id,
                        unit_micros, units, micros, messages) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    statement.accountId(),
                    month,
                    position++,
                    item.kind().name(),
                    item.vendor(),
                    item.prefix(),
                    BillingMonth.since(item.since() == null ? LocalDate.MIN : item.since()),
                    item.source().ordinal(),
                    item.sourceId() == null ? 0 : item.sourceId(),
                    Ledger.micros(item.unitPrice()),
                    item.units(),
                    Ledger.micros(item.amount()),
                    item.messages());
        }
    }

    private List<Item> items(long accountId, int month) {
        return jdbc.query(
                """
                select kind, vendor, prefix, since, source, source_id, unit_micros, units, micros, messages
                from billing_bill_line where account_id = ? and month = ? order by position""",
                (row, n) -> {
                    int since = row.getInt(4);
                    long source = row.getLong(6);
                    return new Item(
                            TemplateKind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            since == 0 ? null : BillingMonth.day(since),
                            SOURCES[row.getInt(5)],
                            source == 0 ? null : source,
                            Ledger.yuan(row.getLong(7)),
                            row.getLong(8),
                            Ledger.yuan(row.getLong(9)),
                            row.getLong(10));
                },
                accountId,
                month);
    }

    private static Statement bill(ResultSet row, List<Item> items) throws SQLException {
        return new Statement(
                row.getLong("account_id"),
                BillingMonth.of(row.getInt("month")),
                new Bill(
                        row.getString("number"),
                        row.getString("rulebook"),
                        Instant.ofEpochMilli(row.getLong("settled_at")),
                        row.getString("holder")),
                items,
                yuan(row, "charged"),
                yuan(row, "voucher"),
                yuan(row, "discount"),
                yuan(row, "rounding"),
                yuan(row, "payable"),
                yuan(row, "opening"),
                yuan(row, "top_up"),
                yuan(row, "correction"),
                yuan(row, "purchase"),
                yuan(row, "closing"));
    }

    private static BigDecimal yuan(ResultSet row, String column) throws SQLException {
        return Ledger.yuan(row.getLong(column + "_micros"));
    }
}
