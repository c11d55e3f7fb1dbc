package dev.signet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.node.Ids;
import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Millions of messages of the demo account and four more in the last thirty days, a million of them on the day before and
 * counted by the product itself; three years of daily and a month of hourly figures; months of bills and a month with two
 * million ledger entries. Made in the database, of one message that was sent.
 */
final class ManyFigures {

    static final String SIGNATURE = "示例签名2";
    static final String TEMPLATE = "SMS_900000042";

    private static final int MESSAGES = Integer.getInteger("bench.messages", 5_000_000);
    private static final int ONE_DAY = Integer.getInteger("bench.day", 1_000_000);
    private static final int ENTRIES = Integer.getInteger("bench.entries", 2_000_000);
    private static final int DAYS = 30;
    private static final int YEARS_DAYS = 3 * 365;
    private static final int PORTION = 250_000;
    private static final long DAY_MILLIS = 24L * 3600 * 1000;
    private static final Set<String> KEYS = Set.of("account_id", "dimension", "day", "hour", "value", "detail");
    private static final int PRICE = 45_000;

    private static final String SIGNATURES = "concat('示例签名', %s)";
    private static final String TEMPLATES = "concat('SMS_9', lpad(%s, 8, '0'))";
    private static final String CODES =
            "elt(1 + %s, 'MOBILE_NOT_ON_SERVICE', 'MOBILE_SEND_LIMIT', 'UNDELIV', 'SP_UNKNOWN_ERROR',"
                    + " 'REQUEST_SUCCESS', 'CONTENT_KEYWORD', 'USER_REJECT', 'EXPIRED', 'MOBILE_IN_BLACK', 'CONTENT_ERROR')";

    private static final String PLACES = "concat('CN-', elt(%s, 'BJ', 'TJ', 'HE', 'SX', 'NM', 'LN', 'JL', 'HL', 'SH',"
            + " 'JS', 'ZJ', 'AH', 'FJ', 'JX', 'SD', 'HA', 'HB', 'HN', 'GD', 'GX', 'HI', 'CQ', 'SC', 'GZ', 'YN', 'XZ',"
            + " 'SN', 'GS', 'QH', 'NX', 'XJ'))";

    private final Connection database;
    private final DemoTraffic traffic;
    private final ChildApplication application;
    private final ConsoleSession session;
    private final LocalDate today = LocalDate.now(StoredRows.CHINA);

    ManyFigures(Connection database, DemoTraffic traffic, ChildApplication application, ConsoleSession session) {
        this.database = database;
        this.traffic = traffic;
        this.application = application;
        this.session = session;
    }

    /** As billing months are stored. */
    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    void fill() throws IOException, SQLException {
        SendBench.enoughMoney(database);
        SendBench.run("one message", application, 1, traffic.single(DemoTraffic.Kind.NOTIFICATION, 4), 0, 1);
        SendBench.drain(database);
        try (Statement statement = database.createStatement()) {
            statement.execute("set unique_checks = 0");
            accounts(statement);
            messages(statement);
            figures(statement);
            addedUp(statement);
            conversions(statement);
            money(statement);
            statement.execute("analyze table signet_data.sending_message, signet_data.figures_day,"
                    + " signet_data.figures_month, signet_data.figures_conversion_day,"
                    + " signet_data.figures_hour, signet_data.billing_entry");
            counted(statement);
        }
    }

    private static void accounts(Statement statement) throws SQLException {
        statement.executeUpdate("update signet.account_account set created_at = created_at - interval 4 year");
        StoredRows.copy(
                statement,
                "signet.account_account",
                Map.of("id", "t.id + s.seq", "name", "concat(t.name, '-', s.seq)"),
                "t.name = 'demo'",
                "seq_1_to_4",
                List.of());
    }

    /** The first are the million of the day before, and not counted yet; every other one of the rest is the demo account's. */
    private void messages(Statement statement) throws SQLException {
        StoredRows.partitions(statement, DAYS);
        long start = start(1);
        long apart = DAY_MILLIS / ONE_DAY;
        long before = (DAYS - 1) * DAY_MILLIS / (MESSAGES - ONE_DAY);
        String h = "crc32(s.seq)";
        String first = "s.seq <= " + ONE_DAY;
        String at = "if(" + first + ", " + start + " + s.seq * " + apart + ", " + start + " - (s.seq - " + ONE_DAY
                + ") * " + before + ")";
        String failed = h + " div 65536 % 16 = 0";
        Map<String, String> changed = new HashMap<>();
        changed.put("id", StoredRows.id(at));
        changed.put("biz_id", StoredRows.id(at));
        changed.put(
                "account_id", "if(" + first + " or s.seq % 2 = 0, t.account_id, t.account_id + 1 + s.seq div 2 % 4)");
        changed.put("accepted_at", at);
        changed.put("submitted_at", at + " + 100");
        changed.put("ended_at", at + " + 500 + " + h + " % 60000");
        changed.put("counted_hour", "if(" + first + ", null, " + at + " div 3600000 + 8)");
        changed.put("number", "8613000000000 + " + h + " % 1000000000");
        changed.put("kind", h + " % 300 % 3");
        changed.put("template_code", TEMPLATES.formatted(h + " % 300"));
        changed.put("sign_name", SIGNATURES.formatted(h + " % 300 % 5"));
        changed.put("state", "if(" + failed + ", 3, 2)");
        changed.put("error_code", "if(" + failed + ", " + CODES.formatted(h + " div 1048576 % 10") + ", 'DELIVERED')");
        changed.put("carrier_code", "if(" + failed + ", concat('CODE', " + h + " div 1048576 % 20), 'DELIVRD')");
        changed.put(
                "request_id",
                "if(" + h + " div 512 % 4 = 0, concat('bulk-', 77 + " + h
                        + " div 2048 % 5, '-', s.seq), t.request_id)");
        String which = "t.id = (select max(id) from signet_data.sending_message)";
        long only = 0;
        try (ResultSet max = statement.executeQuery("select max(id) from signet_data.sending_message")) {
            max.next();
            only = max.getLong(1);
        }
        for (int from = 1; from <= MESSAGES; from += PORTION) {
            StoredRows.copy(
                    statement,
                    "signet_data.sending_message",
                    changed,
                    which.replace("(select max(id) from signet_data.sending_message)", Long.toString(only)),
                    "seq_" + from + "_to_" + Math.min(MESSAGES, from + PORTION - 1),
                    List.of());
        }
    }

    private long start(int daysAgo) {
        return today.minusDays(daysAgo)
                .atStartOfDay(StoredRows.CHINA)
                .toInstant()
                .toEpochMilli();
    }

    /** How many values a dimension has on a day, by its ordinal, and what they are; a detail stands behind the bar. */
    private static Map<Integer, String[]> dimensions() {
        Map<Integer, String[]> all = new LinkedHashMap<>();
        all.put(0, new String[] {"1", "''", "''"});
        all.put(1, new String[] {"5", SIGNATURES.formatted("s.seq % 5"), "''"});
        all.put(2, new String[] {"300", TEMPLATES.formatted("s.seq % 300"), "''"});
        all.put(3, new String[] {"3", "elt(s.seq, 'VERIFICATION', 'NOTIFICATION', 'PROMOTIONAL')", "''"});
        all.put(4, new String[] {"31", PLACES.formatted("s.seq"), "''"});
        all.put(5, new String[] {"4", "elt(s.seq, 'MOBILE', 'UNICOM', 'TELECOM', 'CBN')", "''"});
        all.put(6, new String[] {"3", "concat('carrier-', s.seq)", "''"});
        all.put(7, new String[] {"11", "if(s.seq > 10, 'DELIVERED', " + CODES.formatted("s.seq - 1") + ")", "''"});
        all.put(8, new String[] {"21", "concat('CODE', s.seq)", "''"});
        all.put(9, new String[] {"5", "concat('user/user-', s.seq)", "''"});
        all.put(10, new String[] {"10", "'cost-centre'", "concat('value-', s.seq)"});
        all.put(11, new String[] {"6", "concat(76 + s.seq)", "''"});
        all.put(12, new String[] {
            "600",
            "concat(elt(1 + s.seq % 300 % 3, 'VERIFICATION', 'NOTIFICATION', 'PROMOTIONAL'), '/', "
                    + TEMPLATES.formatted("s.seq % 300") + ")",
            SIGNATURES.formatted("(s.seq % 300 + s.seq div 300) % 5")
        });
        all.put(13, new String[] {
            "93",
            "elt(1 + s.seq % 3, 'VERIFICATION', 'NOTIFICATION', 'PROMOTIONAL')",
            PLACES.formatted("1 + s.seq div 3 % 31")
        });
        return all;
    }

    /** Of every day but the day before, which the product counts. */
    private void figures(Statement statement) throws SQLException {
        int yesterday = (int) today.toEpochDay() - 1;
        for (Map.Entry<Integer, String[]> dimension : dimensions().entrySet()) {
            String[] values = dimension.getValue();
            for (int from = 0; from < YEARS_DAYS; from += 100) {
                figures(
                        statement,
                        "figures_day",
                        "day",
                        dimension.getKey(),
                        yesterday + " - 1 - p.seq",
                        "seq_" + from + "_to_" + Math.min(YEARS_DAYS, from + 99),
                        values,
                        72_000);
            }
            for (int day = 1; day < DAYS; day += 5) {
                figures(
                        statement,
                        "figures_hour",
                        "hour",
                        dimension.getKey(),
                        "(" + yesterday + " - " + day + ") * 24 - 1 - p.seq + 24",
                        "seq_0_to_119",
                        values,
                        3_000);
            }
        }
    }

    /** Codes of ten templates in every province, reported as used or not, of all days. */
    private void conversions(Statement statement) throws SQLException {
        conversions(statement, 2, TEMPLATES.formatted("3 * v.seq"), 10);
        conversions(statement, 4, PLACES.formatted("v.seq"), 31);
    }

    private void conversions(Statement statement, int dimension, String value, int values) throws SQLException {
        statement.executeUpdate(
                "insert into signet_data.figures_conversion (account_id, kind, dimension, day, value, reported, used)"
                        + " select (select id from signet.account_account where name = 'demo'), 0, " + dimension + ", "
                        + today.toEpochDay() + " - p.seq, " + value + ", 6200 div " + values + ", 4650 div " + values
                        + " from signet_data.seq_1_to_" + YEARS_DAYS + " p join signet_data.seq_1_to_" + values + " v");
    }

    /** The rows of months, and of kinds by signature, as they were added up when these were added. */
    private void addedUp(Statement statement) throws SQLException {
        String sums = StoredRows.columns(statement, "signet_data", "figures_day").stream()
                .filter(column -> !KEYS.contains(column))
                .map(column -> "sum(" + column + ")")
                .collect(Collectors.joining(", "));
        String columns = StoredRows.columns(statement, "signet_data", "figures_day").stream()
                .filter(column -> !KEYS.contains(column))
                .collect(Collectors.joining(", "));
        String date = "('1970-01-01' + interval day day)";
        statement.executeUpdate("replace into signet_data.figures_month (account_id, dimension, month, value, detail, "
                + columns + ") select account_id, dimension, year" + date + " * 12 + month" + date
                + " - 1 of_month, value, detail, " + sums
                + " from signet_data.figures_day where dimension in (2, 12)"
                + " group by account_id, dimension, of_month, value, detail");
        for (String time : List.of("day", "hour")) {
            statement.executeUpdate("replace into signet_data.figures_" + time + " (account_id, dimension, " + time
                    + ", value, detail, " + columns + ") select account_id, 16, " + time
                    + ", substring_index(value, '/', 1), detail, " + sums + " from signet_data.figures_" + time
                    + " where dimension = 12 group by account_id, " + time + ", 4, detail");
        }
    }

    private static void figures(
            Statement statement,
            String table,
            String time,
            int dimension,
            String when,
            String periods,
            String[] values,
            int messages)
            throws SQLException {
        String n = "(" + messages + " div " + values[0] + " + 16)";
        Map<String, String> sums = new HashMap<>();
        sums.put("account_id", "(select id from signet.account_account where name = 'demo')");
        sums.put("dimension", Integer.toString(dimension));
        sums.put(time, when);
        sums.put("value", values[1]);
        sums.put("detail", values[2]);
        sums.put("messages", n);
        sums.put("parts", n);
        for (String delivered : List.of("delivered", "delivered_parts", "billed_parts", "latency_04")) {
            sums.put(delivered, n + " - " + n + " div 16");
        }
        sums.put("failed", n + " div 16");
        sums.put("failed_parts", n + " div 16");
        sums.put("spend_micros", n + " * " + PRICE);
        List<String> columns = StoredRows.columns(statement, "signet_data", table);
        statement.executeUpdate("insert ignore into signet_data." + table + " (" + String.join(", ", columns)
                + ") select "
                + columns.stream().map(column -> sums.getOrDefault(column, "0")).collect(Collectors.joining(", "))
                + " from signet_data." + periods + " p join signet_data.seq_1_to_" + values[0] + " s");
    }

    /** Half of the last month's entries reserve, and half settle, a message each. */
    private void money(Statement statement) throws SQLException {
        YearMonth month = YearMonth.from(today).minusMonths(1);
        long begins = month.atDay(2).atStartOfDay(StoredRows.CHINA).toInstant().toEpochMilli();
        long apart = (month.lengthOfMonth() - 2) * DAY_MILLIS / ENTRIES;
        String at = "(" + begins + " + s.seq * " + apart + ")";
        String account = "(select id from signet.account_account where name = 'demo')";
        for (int from = 1; from <= ENTRIES; from += PORTION) {
            statement.executeUpdate("insert into signet_data.billing_entry (id, account_id, kind, balance_micros,"
                    + " reserved_micros, messages, made_at, month) select " + StoredRows.id(at) + ", " + account
                    + ", 1 + s.seq % 2, if(s.seq % 2 = 0, -" + PRICE + ", 0), if(s.seq % 2 = 0, " + PRICE + ", -"
                    + PRICE
                    + "), 1, " + at + ", " + number(month) + " from signet_data.seq_" + from + "_to_"
                    + Math.min(ENTRIES, from + PORTION - 1) + " s");
        }
        openAgain(statement, number(month));
        for (int ago = 2; ago <= 37; ago++) {
            YearMonth earlier = YearMonth.from(today).minusMonths(ago);
            String charges =
                    "insert into signet_data.billing_charge (account_id, month, kind, vendor, prefix, since, source,"
                            + " source_id, units, micros, messages) select " + account + ", " + number(earlier)
                            + ", s.seq % 3, elt(1 + s.seq % 4, 'MOBILE', 'UNICOM', 'TELECOM', ''), '', 0, 0, 0, 1000, 45000000, 1000"
                            + " from signet_data.seq_1_to_12 s";
            statement.executeUpdate(charges);
            statement.executeUpdate(
                    "insert into signet_data.billing_bill (account_id, month, number, rulebook, settled_at,"
                            + " opening_micros, top_up_micros, correction_micros, purchase_micros, charged_micros,"
                            + " discount_micros, voucher_micros, rounding_micros, payable_micros, closing_micros, told) select "
                            + account + ", " + number(earlier) + ", '" + number(earlier)
                            + "-1', 'bench', 0, 0, 0, 0, 0, 540000000, 0, 0, 0, 540000000, 0, true");
            statement.executeUpdate("insert into signet_data.billing_bill_line select " + account + ", "
                    + number(earlier) + ", s.seq, 'NOTIFICATION', 'MOBILE', '', 0, 0, 0, 45000, 1000, 45000000, 1000"
                    + " from signet_data.seq_1_to_12 s");
        }
    }

    /** A month that ended as it was before it was settled. */
    static void openAgain(Statement statement, int month) throws SQLException {
        String account = "account_id = (select id from signet.account_account where name = 'demo')";
        String ofTheMonth = account + " and month = " + month;
        for (String table : List.of("billing_bill", "billing_bill_line", "billing_charge")) {
            statement.executeUpdate("delete from signet_data." + table + " where " + ofTheMonth);
        }
        statement.executeUpdate("delete from signet_data.billing_entry where " + ofTheMonth + " and kind > 2");
        statement.executeUpdate(
                "insert into signet_data.billing_charge (account_id, month, kind, vendor, prefix, since,"
                        + " source, source_id, units, micros, messages) select id, " + month
                        + ", s.seq % 2, elt(1 + s.seq div 2 % 4, 'MOBILE', 'UNICOM', 'TELECOM', ''), '', 0, 0, 0, "
                        + ENTRIES / 16 + ", " + (long) ENTRIES / 16 * PRICE + ", " + ENTRIES / 16
                        + " from signet.account_account join signet_data.seq_1_to_8 s where name = 'demo'");
        int closed = number(YearMonth.of(month / 100, month % 100).minusMonths(1));
        statement.executeUpdate(
                "update signet_data.billing_account set closed_month = " + closed + " where " + account);
    }

    /** Has the product count the day before, once nothing else changes: it does so by itself, a portion a minute. */
    private void counted(Statement statement) throws IOException, SQLException {
        long start = start(1);
        statement.executeUpdate("insert into signet_data.sending_uncounted (next_id, last_id) values ("
                + Ids.lowestAt(java.time.Instant.ofEpochMilli(start)) + ", "
                + (Ids.lowestAt(java.time.Instant.ofEpochMilli(start + DAY_MILLIS)) - 1) + ")");
        for (int round = 0; round < 900; round++) {
            try {
                session.admin("POST", "/v1/admin/jobs/sending/tidy-sending/run");
            } catch (IllegalStateException runs) {
                // the portion before
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            try (ResultSet left = statement.executeQuery("select (select count(*) from signet_data.sending_uncounted)"
                    + " + (select count(*) from signet_data.figures_delta), sleep(2)")) {
                left.next();
                if (left.getLong(1) == 0) {
                    return;
                }
            }
        }
        assertThat(true).as("the day before is counted").isFalse();
    }
}
