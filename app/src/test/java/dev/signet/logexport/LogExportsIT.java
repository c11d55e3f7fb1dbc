package dev.signet.logexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccountPeople;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.platform.DataPlane;
import dev.signet.platform.spreadsheet.Formulas;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the application to the download, and everybody who must not get it. */
@SignetTest
class LogExportsIT {

    private static final long NUMBER = 8613900139000L;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String PASSWORD = "a password of tests";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    AuditReader audit;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    Scheduler scheduler;

    @Autowired
    ObjectMapper json;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    JdbcTemplate control;

    @Autowired
    AccountPeople members;

    @Autowired
    SessionTokens sessions;

    private Customer customer;
    private SignedRest client;
    private Instant now;

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
        now = clock.instant();
    }

    /** Each field of the log holds what its name says, and nothing else's value. */
    @Test
    @Tag("S8.4-2")
    void namesTheFieldsOfTheLog() throws Exception {
        long id = messages.store(message(0)
                .text(TemplateKind.NOTIFICATION, "云帆优选", "SMS_207", "【云帆优选】您的包裹已送达。")
                .state(State.FAILED, "MC_ZY559", "UNDELIV_601")
                .outId("order-7"));
        data.update("update sending_message set segments = 2 where id = ?", id);
        messages.store(message(1).state(State.SUBMITTED, null, null));

        List<String> lines = text(Map.of("format", "TXT")).lines().toList();

        JsonNode ended = json.readTree(lines.get(0));
        Map.of(
                        "code", "UNDELIV_601",
                        "mc_code", "MC_ZY559",
                        "content", "【云帆优选】您的包裹已送达。",
                        "delay", "1500",
                        "out_id", "order-7",
                        "receiver", "139****9000",
                        "signName", "云帆优选",
                        "sms_size", "2",
                        "templateId", "SMS_207")
                .forEach((field, value) ->
                        assertThat(ended.path(field).asText()).as(field).isEqualTo(value));
        JsonNode waiting = json.readTree(lines.get(1));
        for (String unknown : List.of("code", "mc_code", "delay", "out_id")) {
            assertThat(waiting.path(unknown).asText("absent")).as(unknown).isEmpty();
        }
    }

    @Test
    @Tag("S7.3-7")
    @Tag("S8.4-2")
    @Tag("RC-1")
    @Tag("RC-2")
    void producesTheLogOfAnApprovedExport() {
        messages.store(message(0).outId("=cmd|' /C calc'!A0"));
        messages.store(message(1).state(State.FAILED, "MOBILE_NOT_ON_SERVICE", "MK:0001"));
        messages.store(
                message(2).text(TemplateKind.VERIFICATION, "云帆科技", "SMS_300", "【云帆科技】您的登录验证码为482913，5分钟内有效，请勿泄露。"));

        String id = applied(Map.of("format", "CSV")).path("id").asText();
        JsonNode ready = readied(id);
        JsonNode waiting = client.get("/v1/account/needs").json();
        Reply file = client.get("/v1/log-exports/" + id + "/file");

        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(waiting.findValuesAsText("page")).contains("/console/log-exports/" + id);
        assertThat(client.get("/v1/account/needs").json().findValuesAsText("kind"))
                .as("it has been fetched")
                .doesNotContain("export.ready");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("send-records-" + id + ".csv");
        assertThat(ready.path("rowsWritten").asInt()).isEqualTo(3);
        assertThat(ready.path("bytes").asInt()).isEqualTo(file.body().length);
        List<String> lines = file.text().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(4)).contains(id, "account:" + customer.id(), "财务部", "核对六月账单", "号码已脱敏");
        assertThat(lines.get(0).replace("\uFEFF", "").split(","))
                .contains(
                        "bill_type",
                        "code",
                        "mc_code",
                        "content",
                        "delay",
                        "out_id",
                        "receiver",
                        "signName",
                        "sms_size",
                        "templateId",
                        "status",
                        "vendor");
        assertThat(lines.get(1)).contains("139****9000", "'=cmd|", id + " account:" + customer.id());
        assertThat(lines.get(2)).contains("MK:0001", "MOBILE_NOT_ON_SERVICE");
        assertThat(lines.get(3)).contains("验证码为****，5分钟").doesNotContain("482913");
        assertThat(file.text()).doesNotContain("13900139000");
        assertThat(trail(id)).contains("log-export.requested", "log-export.produced", "log-export.downloaded");
    }

    @Test
    @Tag("S8.4-1")
    @Tag("S8.4-3")
    @Tag("S8.4-4")
    @Tag("S8.5-1")
    void tellsKindStateAndNetworkByTheLogsNumbers() throws Exception {
        messages.store(message(0).text(TemplateKind.VERIFICATION, "云帆", "S", "【云帆】码123456"));
        messages.store(message(1).state(State.SUBMITTED, null, null));
        messages.store(
                message(2).text(TemplateKind.PROMOTIONAL, "云帆", "S", "【云帆】新品").state(State.FAILED, "EXPIRED", null));
        messages.store(
                message(3).text(TemplateKind.INTERNATIONAL, "云帆", "S", "hello").state(State.ACCEPTED, null, null));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(5), 8613100131000L));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(4), 8613300133000L));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(3), 85251234567L));
        messages.store(
                Message.delivered(customer.id(), now.minusSeconds(2), NUMBER).request("bulk-4711-3"));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(1), 12345L)
                .state(State.REFUSED, "isv.MOBILE_NUMBER_ILLEGAL", null));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : text(Map.of("format", "TXT")).lines().toList()) {
            lines.add(json.readTree(line));
        }
        assertThat(lines.remove(lines.size() - 1).path("notice").asText()).contains("核对六月账单");

        assertThat(lines)
                .extracting(line -> line.path("bill_type").asText())
                .containsExactly("1", "2", "6", "8", "2", "2", "2", "7", "2");
        assertThat(lines)
                .extracting(line -> line.path("status").asText())
                .containsExactly("4", "2", "5", "0", "4", "4", "4", "4", "5");
        assertThat(lines)
                .extracting(line -> line.path("vendor").asText())
                .containsExactly("1", "1", "1", "1", "2", "3", "4", "1", "");
        assertThat(lines.get(0).path("delay").asText()).isEqualTo("1500");
        assertThat(lines.get(0).path("sms_size").asText()).isEqualTo("1");
        assertThat(text(Map.of("format", "CSV"))
                        .lines()
                        .map(line -> line.replace("\uFEFF", "").split(",").length))
                .hasSize(1 + 9 + 1)
                .startsWith(LogLine.COLUMNS.size());
    }

    @Test
    void writesAWorkbookThatTheLibraryReadsBack() throws Exception {
        messages.store(IntStream.range(0, 2_345)
                .mapToObj(i -> message(i).outId("+" + i))
                .toList());

        byte[] file = file(Map.of("format", "XLSX"));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2_345 + 1);
            assertThat(cells(sheet.getRow(0))).isEqualTo(LogLine.COLUMNS);
            assertThat(sheet.getRow(2_346).getCell(0).getStringCellValue()).contains("核对六月账单");
            Set<String> outIds = new HashSet<>();
            for (int i = 1; i < sheet.getLastRowNum(); i++) {
                sheet.getRow(i).forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING));
                assertThat(cell(sheet.getRow(i), "receiver")).isEqualTo("139****9000");
                outIds.add(cell(sheet.getRow(i), "out_id"));
            }
            assertThat(outIds).hasSize(2_345).contains(Formulas.neutralised("+17"));
        }
        assertThat(refusal(Map.of("format", "XLSX", "from", day(now.plus(Duration.ofDays(2))))))
                .isEqualTo("isv.INVALID_PARAMETERS");
    }

    @Test
    void refusesWhatTheNormsForbidAndStoresNothing() {
        assertThat(applyFor(Map.of()).text()).contains("LE-03");
        messages.store(message(0));

        Reply noPurpose = applyFor(Map.of("purpose", " "));
        assertThat(noPurpose.status()).isEqualTo(400);
        assertThat(noPurpose.json().path("findings").get(0).path("normId").asText())
                .isEqualTo("LE-01");
        assertThat(applyFor(Map.of("recipient", "")).text()).contains("LE-01");
        assertThat(applyFor(Map.of("from", day(now.minus(Duration.ofDays(200)))))
                        .text())
                .contains("LE-04");
        assertThat(applyFor(Map.of("format", "PDF")).status()).isEqualTo(400);
        assertThat(applyFor(Map.of("number", "' or 1=1 --")).code()).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        assertThat(applyFor(Map.of("signName", "' or '1'='1")).text()).contains("LE-03");
        assertThat(applyFor(Map.of("purpose", "长".repeat(201))).status()).isEqualTo(400);
        assertThat(client.get("/v1/log-exports").json().path("total").asInt()).isZero();
    }

    @Test
    void waitsForAnOfficerWhereFullNumbersAreAskedFor() {
        messages.store(message(0));

        JsonNode asked = applied(Map.of("masked", false));
        String id = asked.path("id").asText();
        assertThat(asked.path("stateZh").asText()).isEqualTo("审核中");
        Reply early = client.get("/v1/log-exports/" + id + "/file");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("正在审核");
        assertThat(client.delete("/v1/log-exports/" + id).status()).isEqualTo(409);
        decide(id, officer(), Map.of("decision", "approved", "reasonCodes", "", "comment", ""));

        readied(id);
        String text = client.get("/v1/log-exports/" + id + "/file").text();
        assertThat(text).contains("13900139000", "完整号码");
        assertThat(trail(id)).contains("log-export.approved");
    }

    /** What stands in the table is asked of the norms anew, as if they were stricter than on the day of the application. */
    @Test // #10: what the norms had said on that day was enough
    void isNotApprovedByAnOfficerWhereANormForbidsItNow() {
        messages.store(message(0));
        String id = applied(Map.of("masked", false)).path("id").asText();
        IntStream.range(0, 19).forEach(i -> applied(Map.of()));
        control.update("update logexport_request set purpose = '' where id = ?", id);

        assertThatThrownBy(() -> decide(id, officer(), approval())).hasMessageContaining("LE-01");
        assertThat(state(id)).isEqualTo("UNDER_REVIEW");

        control.update("update logexport_request set purpose = '核对六月账单' where id = ?", id);
        tasks.setAssignee(task(id).getId(), null);
        decide(id, officer(), approval());
        assertThat(state(id)).as("what was asked for later does not count").isNotEqualTo("UNDER_REVIEW");
    }

    @Test
    void tellsWhyAnOfficerRefused() {
        messages.store(message(0));
        String id = applied(Map.of("masked", false)).path("id").asText();

        decide(id, officer(), Map.of("decision", "rejected", "reasonCodes", "R-E04", "comment", "请导出脱敏号码"));

        JsonNode rejected = client.get("/v1/log-exports/" + id).json();
        assertThat(rejected.path("stateZh").asText()).isEqualTo("申请未通过");
        assertThat(rejected.path("reason").asText()).contains("R-E04", "请导出脱敏号码");
        Reply file = client.get("/v1/log-exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(409);
        assertThat(file.text()).contains("请导出脱敏号码");
        assertThat(client.delete("/v1/log-exports/" + id).status()).isEqualTo(204);
        assertThat(client.get("/v1/log-exports/" + id).status()).isEqualTo(404);
    }

    @Test
    void givesTheFileToItsRequesterOnly() {
        messages.store(message(0));
        String id = applied(Map.of()).path("id").asText();
        readied(id);
        AccountPeople.Person colleague = members.user(customer, "colleague");
        members.attachSystem(customer, "USER", colleague.id(), "AdministratorAccess");
        SignedRest secondKey = new SignedRest(server, administration.createKey("test", customer.id()), clock);
        SignedRest another = new SignedRest(server, colleague.key(), clock);
        SignedRest foreigner = new SignedRest(server, accounts.enterprise().key(), clock);

        assertThat(secondKey.get("/v1/log-exports/" + id + "/file").status())
                .as("another key of the same")
                .isEqualTo(200);
        assertThat(another.get("/v1/log-exports/" + id)
                        .json()
                        .path("downloadable")
                        .asBoolean())
                .isFalse();
        assertThat(another.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(403);
        assertThat(another.delete("/v1/log-exports/" + id).status()).isEqualTo(403);
        assertThat(foreigner.get("/v1/log-exports/" + id).status()).isEqualTo(404);
        assertThat(foreigner.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(404);
        assertThat(foreigner.delete("/v1/log-exports/" + id).status()).isEqualTo(404);
        assertThat(officersGet(officer(), "/v1/admin/log-exports/" + id + "/file")
                        .statusCode())
                .isEqualTo(404);
        assertThat(trail(id)).containsOnlyOnce("log-export.downloaded");
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(200);
    }

    @Test
    @Tag("S7.3-3")
    void keepsTheFileForThirtyDays() throws Exception {
        messages.store(message(0));
        String id = applied(Map.of()).path("id").asText();
        readied(id);
        JsonNode ready = client.get("/v1/log-exports/" + id).json();
        assertThat(Duration.between(
                        Instant.parse(ready.path("requestedAt").asText()),
                        Instant.parse(ready.path("expiresAt").asText())))
                .isEqualTo(Duration.ofDays(30));
        age(id, Duration.ofDays(30).minusSeconds(60));
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(200);
        assertThat(client.get("/v1/log-exports").json().path("total").asInt()).isEqualTo(1);

        age(id, Duration.ofSeconds(120));
        Reply late = client.get("/v1/log-exports/" + id + "/file");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("过期");
        assertThat(client.get("/v1/log-exports").json().path("total").asInt()).isZero();
        assertThat(pieces(id)).isPositive();
        scheduler.triggerJob(LogExportConfiguration.EXPIRE);
        patiently(() -> pieces(id) == 0);
        patiently(() -> state(id).equals("EXPIRED"));
        assertThat(control.queryForObject("select sealed_key from logexport_request where id = ?", byte[].class, id))
                .isNull();
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(409);
    }

    @Test
    void deletesTheFileWithItsExport() {
        messages.store(message(0));
        String id = applied(Map.of()).path("id").asText();
        readied(id);

        assertThat(client.delete("/v1/log-exports/" + id).status()).isEqualTo(204);

        assertThat(pieces(id)).isZero();
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(404);
        assertThat(client.get("/v1/log-exports").json().path("total").asInt()).isZero();
        assertThat(trail(id)).contains("log-export.deleted");
    }

    @Test
    @Tag("S7.3-8")
    void listsTenAPageByState() {
        messages.store(message(0));
        String asked = applied(Map.of("masked", false)).path("id").asText();
        List<String> ready = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ready.add(applied(Map.of()).path("id").asText());
        }
        ready.forEach(this::readied);

        JsonNode first = list(Map.of());
        assertThat(first.path("exports")).hasSize(10);
        assertThat(first.path("total").asInt()).isEqualTo(12);
        JsonNode second = list(Map.of("page", "2"));
        Set<String> seen = new HashSet<>(first.path("exports").findValuesAsText("id"));
        seen.addAll(second.path("exports").findValuesAsText("id"));
        assertThat(second.path("exports")).hasSize(2);
        assertThat(seen).hasSize(12).contains(asked).containsAll(ready);
        JsonNode waiting = list(Map.of("state", "UNDER_REVIEW"));
        assertThat(waiting.path("total").asInt()).isEqualTo(1);
        JsonNode row = waiting.path("exports").get(0);
        assertThat(row.path("id").asText()).isEqualTo(asked);
        assertThat(Instant.parse(row.path("requestedAt").asText())).isBetween(now.minusSeconds(1), clock.instant());
        assertThat(row.path("content").asText()).contains("起始日期 " + day(now.minusSeconds(10)), "截止日期 " + day(now));
        assertThat(row.path("deletable").asBoolean()).isFalse();
        assertThat(row.path("downloadable").asBoolean()).isFalse();
        assertThat(list(Map.of("state", "READY", "size", "50")).path("exports"))
                .hasSize(11)
                .allSatisfy(done -> {
                    assertThat(done.path("stateZh").asText()).isEqualTo("申请成功");
                    assertThat(done.path("downloadable").asBoolean()).isTrue();
                    assertThat(done.path("deletable").asBoolean()).isTrue();
                });

        assertThat(client.delete("/v1/log-exports/" + ready.get(0)).status()).isEqualTo(204);
        assertThat(list(Map.of("size", "50")).path("exports").findValuesAsText("id"))
                .hasSize(11)
                .doesNotContain(ready.get(0));
    }

    private JsonNode list(Map<String, String> query) {
        return client.get("/v1/log-exports", query).json();
    }

    @Test
    void asksAPersonWhereManySmallExportsMakeALargeOne() {
        messages.store(IntStream.range(0, 2_600).mapToObj(i -> message(0)).toList());

        assertThat(applied(Map.of()).path("state").asText()).isEqualTo("PREPARING");
        JsonNode second = applied(Map.of());

        assertThat(second.path("state").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(second.path("findings").get(0).path("normId").asText()).isEqualTo("LE-08");
    }

    @Test
    void letsNoOfficerDecideTheirOwnInvestigation() throws Exception {
        messages.store(message(0));
        String requester = officer();
        String other = officer();
        HttpResponse<String> asked = officersPost(
                requester, "/v1/admin/log-exports?accountId=" + customer.id(), body(Map.of("masked", false)));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        String id = json.readTree(asked.body()).path("id").asText();
        assertThat(client.get("/v1/log-exports/" + id).status())
                .as("not the account's business")
                .isEqualTo(404);

        assertThatThrownBy(() -> decide(id, requester, approval())).hasMessageContaining("申请人不能审核自己的申请");
        decide(id, other, approval());

        patiently(() -> state(id).equals("READY"));
        assertThat(officersGet(other, "/v1/admin/log-exports/" + id + "/file").statusCode())
                .isEqualTo(404);
        HttpResponse<String> file = officersGet(requester, "/v1/admin/log-exports/" + id + "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("13900139000", requester);
        assertThat(officersGet(administrator(), "/v1/admin/log-exports/" + id + "/file")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void asksTwoOfficersForManyFullNumbers() {
        messages.store(IntStream.range(0, 50_001)
                .mapToObj(i -> Message.delivered(customer.id(), now.minusSeconds(10), NUMBER + i))
                .toList());
        JsonNode asked = applied(Map.of("masked", false, "format", "TXT"));
        String id = asked.path("id").asText();
        String first = officer();

        decide(id, "Task_ReviewApplication", first, approval());
        assertThat(state(id)).isEqualTo("UNDER_REVIEW");
        assertThatThrownBy(() -> decide(id, "Task_GiveSecondOpinion", first, approval()))
                .hasMessageContaining(first);
        decide(id, "Task_GiveSecondOpinion", officer(), approval());

        assertThat(readied(id).path("rowsWritten").asInt()).isEqualTo(50_001);
        assertThat(pieces(id)).isGreaterThan(10);
        byte[] file = client.get("/v1/log-exports/" + id + "/file").body();
        Set<String> numbers = new HashSet<>();
        new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("receiver"))
                .forEach(line -> numbers.add(line.replaceFirst(".*\"receiver\":\"(\\d+)\".*", "$1")));
        assertThat(numbers).hasSize(50_001).contains("13900139000", "13900189000");
    }

    @Test
    void sweepsPiecesThatBelongToNothing() throws Exception {
        data.update("insert into logexport_chunk (export_id, attempt, ordinal, content) values (4711, 1, 0, 'x')");

        scheduler.triggerJob(LogExportConfiguration.EXPIRE);

        patiently(() -> pieces("4711") == 0);
    }

    @Test
    void beginsAnewWhatACrashLeft() throws Exception {
        messages.store(IntStream.range(0, 30).mapToObj(this::message).toList());
        String id = applied(Map.of()).path("id").asText();
        readied(id);
        // As a node leaves it that dies in the middle of the file.
        control.update(
                "update logexport_request set state = 'PREPARING', sealed_key = null, attempt = 2, written = 7 where id = ?",
                id);
        data.update("update logexport_chunk set attempt = 2, ordinal = ordinal + 5 where export_id = ?", id);
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(409);

        scheduler.triggerJob(LogExportConfiguration.PRODUCE);

        readied(id);
        assertThat(client.get("/v1/log-exports/" + id + "/file").text().lines()).hasSize(32);
        assertThat(data.queryForObject(
                        "select count(*) from logexport_chunk where export_id = ? and attempt <> 3", Long.class, id))
                .isZero();
    }

    /** Between application and approval more records came to match than the format takes. */
    @Test
    void endsAFileThatHasGrownBeyondTheCapAndSaysSo() {
        messages.store(message(0).state(State.FAILED, "EXPIRED", null));
        String id = applied(Map.of("masked", false, "format", "XLSX", "state", "FAILED"))
                .path("id")
                .asText();
        for (int i = 0; i < 100; i++) {
            messages.store(IntStream.range(0, 1_000)
                    .mapToObj(n -> message(0).state(State.FAILED, "EXPIRED", null))
                    .toList());
        }

        decide(id, officer(), approval());

        patiently(() -> state(id).equals("FAILED"));
        assertFailed(id, "100000");
    }

    @Test
    void endsAnExportWhoseFileFailsAgainAndAgain() throws Exception {
        messages.store(message(0));
        String id = applied(Map.of("masked", false)).path("id").asText();
        // Every attempt finds its first piece's place taken.
        for (int attempt = 1; attempt <= 5; attempt++) {
            data.update(
                    "insert into logexport_chunk (export_id, attempt, ordinal, content) values (?, ?, 0, 'x')",
                    id,
                    attempt);
        }

        decide(id, officer(), approval());

        patiently(() -> {
            scheduler.triggerJob(LogExportConfiguration.PRODUCE);
            return state(id).equals("FAILED");
        });
        assertFailed(id, "5");
        messages.store(message(1));
        assertThat(readied(applied(Map.of()).path("id").asText())
                        .path("rowsWritten")
                        .asInt())
                .isEqualTo(2);
    }

    /** The file is made with the rights that who asked for it has then. */
    @Test
    void makesNoFileForWhomMayNotHaveItAnyMore() {
        AccountPeople.Person analyst = members.user(customer, "analyst");
        members.attachSystem(customer, "USER", analyst.id(), "AliyunDysmsFullAccess");
        messages.store(message(0));
        SignedRest owner = client;
        client = new SignedRest(server, analyst.key(), clock);
        String id = applied(Map.of("masked", false)).path("id").asText();
        members.detachAll(customer, analyst);

        decide(id, officer(), approval());

        client = owner;
        patiently(() -> state(id).equals("FAILED"));
        assertThat(client.get("/v1/log-exports/" + id).json().path("reason").asText())
                .contains("account:" + customer.id() + "/user/analyst");
        assertThat(pieces(id)).isZero();
    }

    @Test
    void failsWhereWhoeverAssumedTheRoleThatAskedIsGone() {
        AccountPeople.Person analyst = members.user(customer, "analyst");
        long role = members.role(customer, "analysts", "AliyunDysmsFullAccess");
        AccountPeople.Session session =
                AccountPeople.session(sessions, customer, role, analyst, null, clock.instant(), Duration.ofMinutes(15));
        messages.store(message(0));
        SignedRest owner = client;
        client = SignedRest.with(server, session.key(), session.token(), clock);
        String id = applied(Map.of("masked", false)).path("id").asText();
        members.remove(customer, analyst);

        decide(id, officer(), approval());

        client = owner;
        patiently(() -> state(id).equals("FAILED"));
        assertThat(client.get("/v1/log-exports/" + id).json().path("reason").asText())
                .contains("account:" + customer.id() + "/role/analysts/laptop");
        assertThat(pieces(id)).isZero();
    }

    /** Its right to see full numbers was taken between the file and its download; what is masked may still be had. */
    @Test
    void handsOutFullNumbersToWhoMaySeeThemNowOnly() {
        AccountPeople.Person analyst = members.user(customer, "analyst");
        members.attachSystem(customer, "USER", analyst.id(), "AliyunDysmsFullAccess");
        messages.store(message(0));
        client = new SignedRest(server, analyst.key(), clock);
        String masked = applied(Map.of()).path("id").asText();
        readied(masked);
        String full = applied(Map.of("masked", false)).path("id").asText();
        decide(full, officer(), approval());
        readied(full);
        assertThat(client.get("/v1/log-exports/" + full + "/file").text()).contains("13900139000");

        members.attachCustom(customer, "USER", analyst.id(), "masked-only", """
                {"Version":"1","Statement":[{"Effect":"Deny","Action":"dysms:RevealNumbers","Resource":"*"}]}""");

        Reply denied = client.get("/v1/log-exports/" + full + "/file");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text())
                .contains("NoPermission", "dysms:RevealNumbers")
                .doesNotContain("13900139000");
        assertThat(trail(full)).containsOnlyOnce("log-export.downloaded");
        assertThat(client.get("/v1/log-exports/" + masked + "/file").status()).isEqualTo(200);
    }

    /** The requester is told, there is no file and no piece of one, and the entry can be put away. */
    private void assertFailed(String id, String why) {
        JsonNode failed = client.get("/v1/log-exports/" + id).json();
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("reason").asText()).contains(why);
        assertThat(failed.path("reasonEn").asText()).contains(why);
        assertThat(failed.path("downloadable").asBoolean()).isFalse();
        Reply file = client.get("/v1/log-exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(409);
        assertThat(file.text()).contains(failed.path("reason").asText());
        assertThat(pieces(id)).isZero();
        assertThat(trail(id)).contains("log-export.failed").doesNotContain("log-export.produced");
        assertThat(client.delete("/v1/log-exports/" + id).status()).isEqualTo(204);
    }

    /** As if it had been asked for earlier. The clock stays: ids that were given ahead of time would confuse others. */
    private void age(String id, Duration by) {
        control.update("""
                update logexport_request set requested_at = requested_at - interval ? second,
                    expires_at = expires_at - interval ? second where id = ?""", by.toSeconds(), by.toSeconds(), id);
    }

    private Message message(int later) {
        return Message.delivered(customer.id(), now.minusSeconds(10).plusMillis(later), NUMBER);
    }

    private Map<String, Object> body(Map<String, ?> different) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "from",
                day(now.minusSeconds(10)),
                "to",
                day(now),
                "purpose",
                "核对六月账单",
                "recipient",
                "财务部",
                "format",
                "CSV"));
        body.putAll(different);
        return body;
    }

    private Reply applyFor(Map<String, ?> different) {
        return client.post("/v1/log-exports", body(different));
    }

    private String refusal(Map<String, ?> different) {
        return applyFor(different).code();
    }

    private JsonNode applied(Map<String, ?> different) {
        Reply reply = applyFor(different);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private JsonNode readied(String id) {
        patiently(() -> state(id).equals("READY"));
        return client.get("/v1/log-exports/" + id).json();
    }

    private byte[] file(Map<String, ?> different) {
        String id = applied(different).path("id").asText();
        readied(id);
        return client.get("/v1/log-exports/" + id + "/file").body();
    }

    private String text(Map<String, ?> different) {
        return new String(file(different), StandardCharsets.UTF_8);
    }

    private String state(String id) {
        return control.queryForObject("select state from logexport_request where id = ?", String.class, id);
    }

    private long pieces(String id) {
        Long count = data.queryForObject("select count(*) from logexport_chunk where export_id = ?", Long.class, id);
        return count == null ? 0 : count;
    }

    private List<String> trail(String id) {
        return audit.read(new AuditReader.Filter("log-export", id, null, null), 50).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private String officer() {
        return person(StaffGroup.COMPLIANCE_OFFICERS);
    }

    private String administrator() {
        return person(StaffGroup.ADMINISTRATORS);
    }

    private String person(StaffGroup group) {
        String id = "exports-" + PEOPLE.incrementAndGet();
        people.create("test", new Person(id, "合规", "专员", null, Set.of(group)), PASSWORD);
        return id;
    }

    private static Map<String, Object> approval() {
        return Map.of("decision", "approved", "reasonCodes", "", "comment", "");
    }

    private void decide(String id, String officer, Map<String, Object> opinion) {
        decide(id, "Task_ReviewApplication", officer, opinion);
    }

    private void decide(String id, String key, String officer, Map<String, Object> opinion) {
        identities.setAuthentication(officer, List.of("compliance-officers"));
        try {
            Task task = task(id);
            assertThat(task.getTaskDefinitionKey()).isEqualTo(key);
            tasks.claim(task.getId(), officer);
            tasks.complete(task.getId(), opinion);
        } finally {
            identities.clearAuthentication();
        }
    }

    private Task task(String id) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("log-export:" + id)
                .singleResult();
    }

    private HttpResponse<String> officersGet(String person, String path) {
        return officers(
                person, HttpRequest.newBuilder(URI.create(server.url(path))).GET());
    }

    private HttpResponse<String> officersPost(String person, String path, Map<String, ?> body) throws Exception {
        return officers(
                person,
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpResponse<String> officers(String person, HttpRequest.Builder request) {
        String basic = Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Authorization", "Basic " + basic).build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.getStringCellValue()));
        return cells;
    }

    private static String cell(Row row, String column) {
        return row.getCell(LogLine.COLUMNS.indexOf(column)).getStringCellValue();
    }

    private static String day(Instant at) {
        LocalDate day = at.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        return day.toString();
    }

    private static void patiently(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
