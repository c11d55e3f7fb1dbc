package dev.signet.bench;

import dev.signet.platform.node.Ids;
import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * How long the server takes for the console's pages of an account with many templates and messages, and how many bytes a
 * first visit brings. Figures are printed, never asserted: only that each page answers is.
 */
@Tag("bench")
class ConsoleBench {

    private static final Path HOME = Path.of("target", "bench-console");
    private static final int TEMPLATES = Integer.getInteger("bench.templates", 10_000);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 5_000_000);
    private static final int TIMES = Integer.getInteger("bench.times", 200);
    /** Whether the accounts, templates and messages of the run before are taken, which saves making them. */
    private static final boolean KEPT = Boolean.getBoolean("bench.kept");

    private static final int DAYS = 30;
    private static final long DAY_MILLIS = 24L * 3600 * 1000;
    private static final List<String> LISTS = List.of(
            "/console/signatures",
            "/console/templates",
            "/console/templates?page=400",
            "/console/bulk-tasks",
            // The day before: 167,000 messages.
            "/console/records?date=" + LocalDate.now(StoredRows.CHINA).minusDays(1),
            "/console/records?date=" + LocalDate.now(StoredRows.CHINA).minusDays(1) + "&page=50",
            "/console/notices",
            "/console/access/users");

    private final Figures figures = new Figures();

    @Test
    void measures() throws Exception {
        if (!KEPT) {
            FileSystemUtils.deleteRecursively(HOME);
        }
        try (ChildApplication application = new ChildApplication(
                        HOME.resolve("home"), "--signet.database-memory=1G", "--logging.level.root=warn")
                .start()) {
            if (!KEPT) {
                fill(application);
            }
            ConsoleSession session = new ConsoleSession(application.port());
            for (String page : LISTS) {
                measure(page, session);
            }
            measure("/console", session);
            firstVisit(session);
        }
        figures.write(HOME.resolve("figures.json"));
    }

    private static void fill(ChildApplication application) throws Exception {
        DemoTraffic traffic = new DemoTraffic(application.port());
        try (Connection database = SendBench.connect(application.home())) {
            SendBench.enoughMoney(database);
            SendBench.run("one message", application, 1, traffic.single(DemoTraffic.Kind.NOTIFICATION, 4), 0, 1);
            SendBench.drain(database);
            templates(database);
            messages(database);
        }
    }

    /** Copies of a template that there is, each with an application of its own. */
    private static void templates(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            String of = "(select id from signet.template where state = 'APPROVED' and account_id ="
                    + " (select id from signet.account_account where name = 'demo') order by id limit 1)";
            StoredRows.copy(
                    statement,
                    "signet.template",
                    Map.of("id", "900000000000000000 + s.seq", "order_id", "800000000000000000 + s.seq"),
                    "t.id = " + of,
                    "seq_1_to_" + TEMPLATES,
                    List.of("number"));
            StoredRows.copy(
                    statement,
                    "signet.template_revision",
                    Map.of(
                            "order_id", "800000000000000000 + s.seq",
                            "template_id", "900000000000000000 + s.seq",
                            "name", "concat(t.name, ' ', s.seq)"),
                    "t.order_id = (select order_id from signet.template where id = " + of + ")",
                    "seq_1_to_" + TEMPLATES,
                    List.of());
        }
    }

    /** Copies of a message, over the last thirty days and in a partition for each, and what is counted of them. */
    private static void messages(Connection database) throws SQLException {
        long now = Instant.now().toEpochMilli();
        long apart = Math.max(1, DAYS * DAY_MILLIS / MESSAGES);
        try (Statement statement = database.createStatement()) {
            StoredRows.partitions(statement, DAYS);
            String which = "t.id = (select max(id) from signet_data.sending_message where id > "
                    + Ids.lowestAt(Instant.ofEpochMilli(now - DAY_MILLIS / 24)) + ")";
            int portion = 250_000;
            for (int from = 1; from <= MESSAGES; from += portion) {
                String at = "(" + now + " - s.seq * " + apart + ")";
                String id = StoredRows.id(at);
                StoredRows.copy(
                        statement,
                        "signet_data.sending_message",
                        Map.of(
                                "id",
                                id,
                                "biz_id",
                                id,
                                "accepted_at",
                                at,
                                "ended_at",
                                at + " + 3000",
                                "counted_hour",
                                at + " div 3600000 + 8",
                                "number",
                                "8613000000000 + s.seq"),
                        which,
                        "seq_" + from + "_to_" + Math.min(MESSAGES, from + portion - 1),
                        List.of());
            }
            figures(statement, "figures_day", "day", DAYS);
            figures(statement, "figures_hour", "hour", DAYS * 24);
            statement.execute("analyze table signet_data.sending_message, signet_data.figures_day");
        }
    }

    /** What is counted of the one message, as often as there are copies of it in each earlier day or hour. */
    private static void figures(Statement statement, String table, String period, int periods) throws SQLException {
        int each = MESSAGES / periods;
        Map<String, String> changed = new HashMap<>();
        try (ResultSet columns = statement.executeQuery(
                "select column_name from information_schema.columns where table_schema = 'signet_data' and table_name = '"
                        + table + "' and data_type in ('int', 'bigint') and column_name <> 'account_id'")) {
            while (columns.next()) {
                changed.put(columns.getString(1), "t." + columns.getString(1) + " * " + each);
            }
        }
        changed.put(period, "t." + period + " - s.seq");
        StoredRows.copy(statement, "signet_data." + table, changed, "true", "seq_1_to_" + periods, List.of());
    }

    private void measure(String page, ConsoleSession session) throws IOException, InterruptedException {
        ConsoleSession.Times times = session.measure(page, TIMES);
        figures.put(page + ", p50", times.millis(50), "ms");
        figures.put(page + ", p95", times.millis(95), "ms");
    }

    /** The page with all that it loads, charts left out, as a browser asks for it: packed where the server packs. */
    private void firstVisit(ConsoleSession session) throws IOException, InterruptedException {
        long bytes = session.packed("/console");
        Matcher asset = Pattern.compile("(?:src|href)=\"(/[^\"#]*\\.(?:css|js|svg|png|ico|webp|woff2)[^\"#]*)")
                .matcher(session.get("/console"));
        Set<String> seen = new LinkedHashSet<>();
        while (asset.find()) {
            if (!asset.group(1).contains("echarts") && seen.add(asset.group(1))) {
                bytes += session.packed(asset.group(1));
            }
        }
        System.out.println("First visit: " + seen);
        figures.put("first visit of the home page, without charts", bytes / 1024.0, "kB");
    }
}
