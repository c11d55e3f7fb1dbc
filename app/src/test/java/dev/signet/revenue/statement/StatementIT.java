package dev.signet.revenue.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.carrier.Carriers;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.receipt.TakenParts;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** 运营商对账: a statement against what was sent, line by line, and whoever would break it. */
@SignetTest
class StatementIT {

    private static final String CARRIER = "simulator";
    private static final String DOOR = "/v1/admin/carrier-statements";
    private static final String HEADER = "msgid,number,parts,status,amount,time\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JobKey JOB = JobKey.jobKey("compare-statements", "revenue");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    ObjectMapper json;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    StatementStore store;

    @Autowired
    StatementLines lines;

    @Autowired
    StatementDifferences differences;

    @Autowired
    StatementWork work;

    @Autowired
    StatementSettings settings;

    @Autowired
    DataTransactions transactions;

    @Autowired
    TakenParts parts;

    @Autowired
    Carriers carriers;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    AuditReader audit;

    @Autowired
    Ids ids;

    @Autowired
    Scheduler scheduler;

    private YearMonth month;
    private Instant at;
    private long account;
    private String tag;

    @BeforeEach
    void aMonthOfItsOwn() throws SchedulerException {
        scheduler.pauseJob(JOB);
        month = YearMonth.from(ChinaTime.today(clock)).minusMonths(2);
        at = ChinaTime.startOf(month.atDay(12));
        account = accounts.enterprise().id();
        tag = Long.toString(ids.next(), 36);
        for (String table : List.of("sending_part", "sending_part_kept")) {
            data.update(
                    "delete from " + table + " where carrier = ? and taken_at < ?",
                    CARRIER,
                    ChinaTime.startOf(month.plusMonths(1).atDay(1)).toEpochMilli());
        }
    }

    @AfterEach
    void goOn() throws SchedulerException {
        scheduler.resumeJob(JOB);
    }

    /** A message that the carrier took in so many parts: {@code name-0} and so on. */
    private long taken(String name, State state, int count, Instant when) {
        long id = new SentMessages(data)
                .store(Message.delivered(account, when, 8613800138000L)
                        .state(state, state == State.DELIVERED ? "DELIVERED" : "MK:0001", null));
        data.update(
                "update sending_message set vendor = ?, carrier = ? where id = ?",
                Vendor.MOBILE.ordinal(),
                CARRIER,
                id);
        for (int part = 0; part < count; part++) {
            data.update(
                    "insert into sending_part (carrier, carrier_message_id, message_id, number, taken_at)"
                            + " values (?, ?, ?, ?, ?)",
                    CARRIER,
                    name(name) + "-" + part,
                    id,
                    8613800138000L,
                    when.toEpochMilli());
        }
        return id;
    }

    private String name(String name) {
        return tag + name;
    }

    private String line(String name, int count, String status, String amount) {
        return name(name) + ",13800138000," + count + "," + status + "," + amount + "," + ChinaTime.text(at) + "\n";
    }

    private HttpResponse<String> upload(String person, String carrier, String when, byte[] content)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String[] field : new String[][] {{"carrier", carrier}, {"month", when}}) {
            body.writeBytes(
                    ("--x\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n")
                            .getBytes(UTF_8));
        }
        body.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bill.csv\"\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
        return HTTP.send(
                request(person, DOOR)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String person, String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes(UTF_8)));
    }

    private long imported(byte[] content) throws Exception {
        HttpResponse<String> answer = upload("finance", CARRIER, month.toString(), content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).path("id").asLong();
    }

    private JsonNode compared(String content) throws Exception {
        return compared(content, UTF_8);
    }

    private JsonNode compared(String content, Charset charset) throws Exception {
        long id = imported(content.getBytes(charset));
        work.run(LONG);
        return read(DOOR + "/" + id);
    }

    private JsonNode read(String path) throws IOException {
        StaffVisitor.Answer answer = StaffVisitor.tool(server, "auditor", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /** {@code PARTS 1 0.084 0.056}: how many, what it asks for, what we reckon; only of what there is. */
    private static List<String> kinds(JsonNode statement) {
        List<String> kinds = new ArrayList<>();
        statement.path("kinds").forEach(kind -> {
            if (kind.path("found").asInt() > 0) {
                kinds.add(kind.path("kind").asText() + " " + kind.path("found").asInt() + " "
                        + kind.path("theirs")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString() + " "
                        + kind.path("ours").decimalValue().stripTrailingZeros().toPlainString());
            }
        });
        return kinds;
    }

    /** By the shipped price file the simulator takes 0.028 yuan for each part submitted. */
    @Test // #14
    void eachDifferenceIsFoundCountedAndWorthWhatItIs() throws Exception {
        taken("right", State.DELIVERED, 2, at);
        taken("whole", State.DELIVERED, 2, at);
        taken("parts", State.DELIVERED, 2, at);
        taken("amount", State.DELIVERED, 1, at);
        taken("status", State.FAILED, 1, at);
        taken("doubled", State.DELIVERED, 1, at);
        long missing = taken("missing", State.DELIVERED, 3, at);
        taken(
                "later",
                State.DELIVERED,
                1,
                ChinaTime.startOf(month.plusMonths(1).atDay(1)).plusSeconds(60));
        String file = HEADER
                + line("right-0", 1, "DELIVRD", "0.028")
                + line("right-1", 1, "DELIVRD", "0.028")
                + line("whole-0", 2, "DELIVRD", "0.056")
                + line("parts-0", 3, "DELIVRD", "0.084")
                + line("amount-0", 1, "DELIVRD", "0.030")
                + line("status-0", 1, "DELIVRD", "0.028")
                + line("doubled-0", 1, "DELIVRD", "0.028")
                + line("doubled-0", 1, "DELIVRD", "0.028")
                + line("nobodys-0", 1, "DELIVRD", "0.5")
                + name("later-0") + ",,1,DELIVRD,0.028,"
                + ChinaTime.text(ChinaTime.startOf(month.plusMonths(1).atDay(1)).plusSeconds(60)) + "\n"
                + name("broken") + ",,x,DELIVRD,0.028,\n";

        JsonNode statement = compared(file);

        assertThat(statement.path("state").asText()).isEqualTo("DONE");
        assertThat(kinds(statement))
                .containsExactly(
                        "UNKNOWN_HERE 1 0.5 0",
                        "MISSING_THERE 1 0 0.084",
                        "PARTS 1 0.084 0.056",
                        "AMOUNT 1 0.03 0.028",
                        "STATUS 1 0.028 0.028",
                        "DOUBLED 1 0.028 0",
                        "OTHER_MONTH 1 0.028 0",
                        "UNREADABLE 1 0 0");
        assertThat(statement.path("over").decimalValue()).isEqualByComparingTo("0.558");
        assertThat(statement.path("under").decimalValue()).isEqualByComparingTo("0.084");
        assertThat(statement.path("lines").asInt()).isEqualTo(11);
        assertThat(statement.path("matched").asInt()).isEqualTo(7);
        assertThat(statement.path("theirs").decimalValue()).isEqualByComparingTo("0.838");
        String id = statement.path("id").asText();
        JsonNode gone = read(DOOR + "/" + id + "/differences?kind=MISSING_THERE");
        assertThat(gone).hasSize(1);
        assertThat(gone.path(0).path("messageId").asText()).isEqualTo(Long.toString(missing));
        assertThat(gone.path(0).path("accountId").asText()).isEqualTo(Long.toString(account));
        assertThat(read(DOOR + "/" + id + "/differences?kind=UNREADABLE")
                        .path(0)
                        .path("column")
                        .asText())
                .isEqualTo("parts");
        String page = StaffVisitor.of(server, "auditor").read("/staff/statements/" + id + "?kind=PARTS&lang=zh");
        assertThat(page)
                .contains("条数不符", name("parts-0"), "3 / 2", "¥0.084 / ¥0.056", "¥0.558")
                .doesNotContain("13800138000");
        assertThat(data.queryForObject(
                        "select count(*) from revenue_statement_line where statement_id = ?", Long.class, id))
                .as("what served the comparison alone goes")
                .isZero();
        assertThat(latest(id).action()).isEqualTo("carrier-statement.imported");
        assertThat(latest(id).actor()).isEqualTo("finance");
    }

    private AuditEntry latest(String id) {
        return audit.read(new AuditReader.Filter("carrier-statement", id, null, null), 1)
                .get(0);
    }

    /** What no receipt is awaited for any more has moved meanwhile; what begins anew is told apart by its number. */
    @Test // #14
    void partsAreFoundAfterTheyHaveMoved() throws Exception {
        long first = taken("again", State.DELIVERED, 1, at);
        parts.tidy(1000, clock.instant());
        assertThat(data.queryForObject("select count(*) from sending_part where message_id = ?", Long.class, first))
                .isZero();
        long second = new SentMessages(data).store(Message.delivered(account, at.plusSeconds(9), 8613900139000L));
        data.update("update sending_message set vendor = 0 where id = ?", second);
        data.update(
                "insert into sending_part (carrier, carrier_message_id, message_id, number, taken_at) values (?, ?, ?, ?, ?)",
                CARRIER,
                name("again-0"),
                second,
                8613900139000L,
                at.plusSeconds(9).toEpochMilli());

        JsonNode statement = compared(HEADER
                + name("again-0") + ",13800138000,1,DELIVRD,0.028,\n"
                + name("again-0") + ",+86 139-0013-9000,1,DELIVRD,0.028,\n");

        assertThat(kinds(statement)).isEmpty();
        assertThat(statement.path("matched").asInt()).isEqualTo(2);
    }

    @Test // #14
    void gbkMarksAndLongLinesAreReadAndNoCellBecomesAFormula() throws Exception {
        taken("gbk", State.FAILED, 1, at);
        JsonNode gbk =
                compared("消息编号\t计费条数\t状态\t金额（元）\r\n" + name("gbk-0") + "\t1\t发送成功\t0.028\r\n", Charset.forName("GBK"));
        assertThat(kinds(gbk)).containsExactly("STATUS 1 0.028 0.028");

        String formula = "=HYPERLINK(1)" + tag;
        JsonNode marked = compared("\uFEFFmsgid,parts,status,amount\n\n" + "x".repeat(3 << 20) + ",1,DELIVRD,0.028\n"
                + formula + ",1,DELIVRD,0.028\n");
        assertThat(kinds(marked)).contains("UNKNOWN_HERE 1 0.028 0", "UNREADABLE 1 0 0");
        assertThat(marked.path("ofAnother").asBoolean()).isFalse();
        String csv = StaffVisitor.tool(
                        server,
                        "auditor",
                        DOOR + "/" + marked.path("id").asText() + "/file?kind=UNKNOWN_HERE&format=CSV")
                .body();
        assertThat(csv).contains("'" + formula).doesNotContain("," + formula);
    }

    @Test // #14
    void whatIsNoStatementIsRefusedAndLeavesNothing() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(HEADER.getBytes(UTF_8));
        }
        byte[] good = (HEADER + line("a", 1, "DELIVRD", "0.028")).getBytes(UTF_8);
        Long before = data.queryForObject("select count(*) from revenue_statement_chunk", Long.class);

        for (byte[] bad : List.of(
                packed.toByteArray(),
                "PK\u0003\u0004".getBytes(ISO_8859_1),
                HEADER.getBytes(UTF_16),
                new byte[0],
                (HEADER + "\u0000").getBytes(UTF_8),
                (HEADER + "\u00ff\u00ff").getBytes(ISO_8859_1))) {
            HttpResponse<String> answer = upload("finance", CARRIER, month.toString(), bad);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("InvalidParameter.File");
        }
        assertThat(upload("finance", "nobody", month.toString(), good).body()).contains("没有名为 nobody 的运营商");
        for (String wrong :
                List.of(month.minusMonths(1).toString(), month.plusMonths(3).toString(), "2026-13", "now")) {
            assertThat(upload("finance", CARRIER, wrong, good).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (String person : List.of("auditor", "officer", "reviewer")) {
            assertThat(upload(person, CARRIER, month.toString(), good).statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(data.queryForObject("select count(*) from revenue_statement_chunk", Long.class))
                .isEqualTo(before);
    }

    @Test // #14
    void aFileWithoutHeadingsFailsAndGivesWayToTheNextAttempt() throws Exception {
        String file = line("a", 1, "DELIVRD", "0.028");

        JsonNode failed = compared(file);

        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("failure").path("zh").asText()).contains("首行必须是列名");
        assertThat(imported(file.getBytes(UTF_8)))
                .isNotEqualTo(failed.path("id").asLong());
        assertThat(StaffVisitor.tool(
                                server,
                                "auditor",
                                DOOR + "/" + failed.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test // #14
    void aFileThatLacksAColumnIsShownAsRefusedAndWithWhatIsMissing() throws Exception {
        String file = "msgid,number,parts,status,time\n" + name("a") + ",,1,DELIVRD,\n";

        String id = compared(file).path("id").asText();

        String refused = "首行缺少必填的列 金额";
        StaffVisitor finance = StaffVisitor.of(server, "finance");
        assertThat(finance.read("/staff/statements?lang=zh")).contains("未受理", refused);
        assertThat(finance.read("/staff/statements/" + id + "?lang=zh"))
                .contains(refused)
                .as("no zeros of what was never compared")
                .doesNotContain("id=\"figures\"", "¥0.00");
        assertThat(finance.read("/staff/statements/" + id + "?lang=en")).contains("lacks the required columns Amount");
        assertThat(finance.read("/staff/statements/new?lang=zh")).contains("这一列必须有");
    }

    @Test // #14
    void theSameFileIsOneHoweverOftenAndAtOnce() throws Exception {
        byte[] file = (HEADER + line("once-0", 1, "DELIVRD", "0.028")).getBytes(UTF_8);
        List<CompletableFuture<Long>> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            attempts.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return imported(file);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }));
        }
        assertThat(attempts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        work.run(LONG);

        long id = attempts.get(0).join();
        assertThat(imported(file)).isEqualTo(id);
        assertThat(kinds(read(DOOR + "/" + id))).containsExactly("UNKNOWN_HERE 1 0.028 0");
        HttpResponse<String> other =
                upload("finance", CARRIER, month.plusMonths(1).toString(), file);
        assertThat(json.readTree(other.body()).path("id").asLong())
                .as("of another month it is another")
                .isNotEqualTo(id);
        work.run(LONG);
    }

    /** A step that fails half way leaves nothing; whoever goes on begins where the one before ended. */
    @Test // #14
    void whatIsCutOffGoesOnWhereItWas() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 4500; i++) {
            file.append(line("many-" + i, 1, "DELIVRD", "0.028"));
        }
        for (int i = 0; i < 3; i++) {
            taken("few" + i, State.DELIVERED, 1, at);
            file.append(line("few" + i + "-0", 1, "DELIVRD", "0.028"));
        }
        taken("missing", State.DELIVERED, 1, at);
        long id = imported(file.toString().getBytes(UTF_8));
        TakenParts failing = spy(parts);
        doThrow(new IllegalStateException("cut off"))
                .doCallRealMethod()
                .when(failing)
                .byId(any(), any());
        doThrow(new IllegalStateException("cut off"))
                .doCallRealMethod()
                .when(failing)
                .facts(any(), any());
        StatementWork cut = new StatementWork(
                store, lines, differences, transactions, failing, carriers, rulebook, settings, clock);

        int failures = 0;
        boolean more = true;
        while (more) {
            try {
                more = cut.step(id);
            } catch (IllegalStateException e) {
                failures++;
            }
        }

        assertThat(failures).isEqualTo(2);
        JsonNode statement = read(DOOR + "/" + id);
        assertThat(kinds(statement)).containsExactly("UNKNOWN_HERE 4500 126 0", "MISSING_THERE 1 0 0.028");
        assertThat(statement.path("lines").asInt()).isEqualTo(4503);
        assertThat(statement.path("ofAnother").asBoolean()).isTrue();
        work.run(LONG);
    }

    @Test // #14
    void aStatementIsRemovedWithAllItHad() throws Exception {
        JsonNode statement = compared(HEADER + line("gone-0", 1, "DELIVRD", "0.028"));
        String id = statement.path("id").asText();

        for (String person : List.of("auditor", "finance")) {
            HttpResponse<String> answer =
                    HTTP.send(request(person, DOOR + "/" + id).DELETE().build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(person).isEqualTo(person.equals("auditor") ? 403 : 204);
        }

        assertThat(latest(id).action()).isEqualTo("carrier-statement.removed");
        for (String table : List.of("revenue_statement_difference", "revenue_statement_count")) {
            assertThat(data.queryForObject("select count(*) from " + table + " where statement_id = ?", Long.class, id))
                    .isZero();
        }
        assertThatThrownBy(() -> read(DOOR + "/" + id)).isInstanceOf(AssertionError.class);
    }
}
