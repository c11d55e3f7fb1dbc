package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.node.Ids;
import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** Where the product's ids begin. */
    private static final long EPOCH = Ids.instantOf(0).toEpochMilli();

    private static final String PASSWORD = "Own horse 77!";

    private static final List<String> LISTS = List.of(
            "/console/signatures",
            "/console/templates",
            "/console/templates?page=400",
            "/console/bulk-tasks",
            // The day before: 167,000 messages.
            "/console/records?date=" + LocalDate.now(CHINA).minusDays(1),
            "/console/records?date=" + LocalDate.now(CHINA).minusDays(1) + "&page=50",
            "/console/notices",
            "/console/access/users");

    private final Figures figures = new Figures();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

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
            Session session = login(application.port());
            for (String page : LISTS) {
                measure(page, session, application.port());
            }
            measure("/console", session, application.port());
            firstVisit(session, application.port());
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
            copy(
                    statement,
                    "signet.template",
                    Map.of("id", "900000000000000000 + s.seq", "order_id", "800000000000000000 + s.seq"),
                    "t.id = " + of,
                    "seq_1_to_" + TEMPLATES,
                    List.of("number"));
            copy(
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
            partitions(statement, now);
            String which = "t.id = (select max(id) from signet_data.sending_message where id > "
                    + Ids.lowestAt(Instant.ofEpochMilli(now - DAY_MILLIS / 24)) + ")";
            int portion = 250_000;
            for (int from = 1; from <= MESSAGES; from += portion) {
                String at = "(" + now + " - s.seq * " + apart + ")";
                String id = "((" + at + " - " + EPOCH + ") << 22 | s.seq % 4000000)";
                copy(
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

    /** As they would be had the product run for these days: it makes them from its first day on. */
    private static void partitions(Statement statement, long now) throws SQLException {
        try (ResultSet first = statement.executeQuery("select partition_name, partition_description from"
                + " information_schema.partitions where table_schema = 'signet_data' and table_name = 'sending_message'"
                + " order by partition_ordinal_position limit 1")) {
            first.next();
            String name = first.getString(1);
            String end = first.getString(2);
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), CHINA);
            List<String> days = new ArrayList<>();
            for (int ago = DAYS; ago > 0; ago--) {
                LocalDate day = today.minusDays(ago);
                days.add("partition p" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + " values less than ("
                        + Ids.lowestAt(day.plusDays(1).atStartOfDay(CHINA).toInstant()) + ")");
            }
            days.add("partition " + name + " values less than (" + end + ")");
            statement.execute("alter table signet_data.sending_message reorganize partition " + name + " into ("
                    + String.join(", ", days) + ")");
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
        copy(statement, "signet_data." + table, changed, "true", "seq_1_to_" + periods, List.of());
    }

    private static void copy(
            Statement statement,
            String table,
            Map<String, String> changed,
            String which,
            String sequence,
            List<String> leftOut)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        String[] name = table.split("\\.");
        try (ResultSet rows =
                statement.executeQuery("select column_name from information_schema.columns where table_schema = '"
                        + name[0] + "' and table_name = '" + name[1] + "' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        columns.removeAll(leftOut);
        String values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(", "));
        statement.executeUpdate("insert into " + table + " (" + String.join(", ", columns) + ") select " + values
                + " from " + table + " t join " + name[0] + "." + sequence + " s where " + which);
    }

    private record Session(String cookie) {}

    private Session login(int port) throws IOException, InterruptedException {
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes());
        String accounts = send(port, "GET", "/v1/admin/accounts", Map.of("Authorization", basic), null)
                .body();
        Matcher demo = Pattern.compile("\"id\":\"?(\\d+)\"?,\"name\":\"demo\"").matcher(accounts);
        if (!demo.find()) {
            throw new IllegalStateException(accounts);
        }
        JsonNode first = json.readTree(send(
                        port,
                        "POST",
                        "/v1/admin/accounts/" + demo.group(1) + "/console-login",
                        Map.of("Authorization", basic),
                        "{\"reason\": \"bench\"}")
                .body());
        String second = "Basic " + Base64.getEncoder().encodeToString("admin2:admin2".getBytes());
        send(
                port,
                "POST",
                "/v1/admin/staff-changes/" + first.path("change").path("id").asText() + "/approve",
                Map.of("Authorization", second),
                "");
        HttpResponse<String> begun = send(
                port,
                "POST",
                "/v1/console/login",
                Map.of(),
                json.writeValueAsString(Map.of(
                        "loginName",
                        "demo",
                        "password",
                        first.path("oneTimePassword").asText())));
        String token = json.readTree(begun.body()).path("csrfToken").asText();
        HttpResponse<String> open = send(
                port,
                "POST",
                "/v1/console/login/password",
                Map.of("Cookie", cookie(begun), "X-CSRF-TOKEN", token),
                json.writeValueAsString(Map.of("password", PASSWORD)));
        return new Session(cookie(open));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("SIGNET-CONSOLE="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(answer.body()));
    }

    private void measure(String page, Session session, int port) throws IOException, InterruptedException {
        long[] micros = new long[TIMES];
        for (int warm = 0; warm < TIMES / 2; warm++) {
            get(page, session, port);
        }
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            get(page, session, port);
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        Arrays.sort(micros);
        figures.put(page + ", p50", micros[TIMES / 2] / 1000.0, "ms");
        figures.put(page + ", p95", micros[TIMES * 95 / 100] / 1000.0, "ms");
    }

    private String get(String page, Session session, int port) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(port, "GET", page, Map.of("Cookie", session.cookie()), null);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The page with all that it loads, charts left out, as a browser asks for it: packed where the server packs. */
    private void firstVisit(Session session, int port) throws IOException, InterruptedException {
        long bytes = packed("/console", session, port);
        Matcher asset = Pattern.compile("(?:src|href)=\"(/[^\"#]*\\.(?:css|js|svg|png|ico|webp|woff2)[^\"#]*)")
                .matcher(get("/console", session, port));
        Set<String> seen = new LinkedHashSet<>();
        while (asset.find()) {
            if (!asset.group(1).contains("echarts") && seen.add(asset.group(1))) {
                bytes += packed(asset.group(1), session, port);
            }
        }
        System.out.println("First visit: " + seen);
        figures.put("first visit of the home page, without charts", bytes / 1024.0, "kB");
    }

    private long packed(String path, Session session, int port) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Encoding", "gzip")
                        .header("Cookie", session.cookie())
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body().length;
    }

    private HttpResponse<String> send(int port, String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
