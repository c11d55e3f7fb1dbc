package dev.signet.bulk.recipients;

import static dev.signet.bulk.recipients.RecipientFiles.csv;
import static dev.signet.bulk.recipients.RecipientFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the sample file to the recipients a task sends to, through the real door where there is one. */
@SignetTest(properties = "test.time=leaps")
class RecipientListsIT {

    private static final RecipientTemplate NOTIFICATION = HostileFiles.WITH_VARIABLES;
    private static final RecipientTemplate PLAIN = HostileFiles.WITHOUT;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    RecipientLists lists;

    @Autowired
    RecipientStore store;

    @Autowired
    RecipientHousekeeping housekeeping;

    @Autowired
    Accounts all;

    @Autowired
    Templates templates;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    AuditReader audit;

    @Autowired
    Blacklist blacklist;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private long demo;
    private ListApi api;

    @BeforeEach
    void theDemoAccount() {
        demo = all.findByName("demo").orElseThrow().id();
        api = new ListApi(server.port(), new AccessKey("signet-demo-key", demo, true, "signet-demo-secret"));
        data.update("delete from bulk_recipient_list where account_id = ? and task_id is null", demo);
    }

    @Test
    @Tag("S6.3-8")
    @Tag("S6.3-10")
    @Tag("S6.3-11")
    @Tag("S6.1-4")
    void theSampleIsFilledInUploadedReportedCorrectedAndUploadedAgain() throws IOException {
        SendableTemplate template = sendable(TemplateKind.NOTIFICATION);
        HttpResponse<byte[]> sample = api.get("/sample", Map.of("templateCode", template.code()));
        assertThat(sample.statusCode()).isEqualTo(200);
        assertThat(sample.headers().firstValue("content-disposition").orElse(""))
                .contains(".xlsx");

        byte[] filled = edited(sample.body(), sheet -> {
            assertThat(texts(sheet.getRow(0)))
                    .hasSize(1 + template.variables().size())
                    .startsWith("手机号码");
            assertThat(texts(sheet.getRow(0))
                            .subList(1, 1 + template.variables().size()))
                    .isEqualTo(template.variables());
            fill(sheet, 1, "13800138000", template);
            fill(sheet, 2, "+8613800138001", template);
            fill(sheet, 3, "138001380", template);
            fill(sheet, 4, "8613800138000", template);
        });
        JsonNode report = ready(api.upload(template.code(), "号码.xlsx", filled));
        assertThat(report.path("fileName").asText()).isEqualTo("号码.xlsx");
        assertThat(report.path("percent").asInt()).isEqualTo(100);
        assertThat(report.path("counts").toString())
                .isEqualTo("{\"rows\":4,\"valid\":2,\"duplicate\":1,\"malformed\":1,\"foreign\":0,\"blacklisted\":0}");
        assertThat(report.path("malformed")).hasSize(1);
        assertThat(report.path("malformed").get(0).path("row").asInt()).isEqualTo(4);
        assertThat(report.path("malformed").get(0).path("reason").asText())
                .contains("“138001380”")
                .contains("11 位");

        HttpResponse<byte[]> rejected = api.get("/" + report.path("id").asText() + "/rejected", Map.of());
        assertThat(rejected.statusCode()).isEqualTo(200);
        byte[] corrected = edited(rejected.body(), sheet -> {
            assertThat(texts(sheet.getRow(0))).last().isEqualTo("原因 Reason");
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(texts(sheet.getRow(2)))
                    .last()
                    .asString()
                    .contains("与第 2 行的号码重复")
                    .contains("row 2");
            sheet.getRow(1).removeCell(sheet.getRow(1).getCell(0));
            sheet.getRow(1).createCell(0).setCellValue("13800138002");
        });
        JsonNode again = ready(api.upload(template.code(), "again.xlsx", corrected));
        assertThat(again.path("counts").path("valid").asInt())
                .as(again.toString())
                .isEqualTo(2);
        assertThat(lists.chunk(again.path("id").asLong(), 0))
                .extracting(BulkRecipient::phoneNumber)
                .containsExactly("13800138002", "13800138000");
    }

    private static void fill(Sheet sheet, int index, String number, SendableTemplate template) {
        List<Object> cells = new ArrayList<>(List.of(number));
        template.variables().forEach(variable -> cells.add("=" + variable));
        row(sheet, index, cells.toArray());
    }

    static Stream<Arguments> waysToWriteTheSame() {
        String text = "手机号码,name,code\r\n13800138000,\"张\r\n三\",A;1\r\n\r\n13800138001,李四,\"2,5\"\r\n";
        String tabs = "手机号码\tname\tcode\n13800138000\t\"张\r\n三\"\tA;1\n\n13800138001\t李四\t2,5\n";
        String semicolons = "手机号码;name;code\n13800138000;\"张\r\n三\";\"A;1\"\n\n13800138001;李四;2,5";
        byte[] workbook = RecipientFiles.xlsx(w -> same(w.getSheetAt(0)));
        return Stream.of(
                Arguments.of("UTF-8", "a.csv", csv(text)),
                Arguments.of("UTF-8 with a mark", "a.csv", csv("\uFEFF" + text)),
                Arguments.of("GBK", "a.csv", csv(text, Charset.forName("GBK"))),
                Arguments.of("GB18030", "a.csv", csv(text, Charset.forName("GB18030"))),
                Arguments.of("UTF-16, little end first", "a.csv", csv("\uFEFF" + text, StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16, big end first", "a.csv", csv("\uFEFF" + text, StandardCharsets.UTF_16BE)),
                Arguments.of("tabs", "a.txt", csv(tabs)),
                Arguments.of("semicolons", "a.csv", csv(semicolons)),
                Arguments.of(
                        "line ends of an old Mac",
                        "a.csv",
                        csv(semicolons.replace("\n13", "\r13").replace("\n\r", "\r\r"))),
                Arguments.of("CSV named as a workbook", "a.xlsx", csv(text)),
                Arguments.of("XLSX", "a.xlsx", workbook),
                Arguments.of("XLSX named as CSV", "a.csv", workbook),
                Arguments.of("XLS", "a.xls", RecipientFiles.xls(w -> same(w.getSheetAt(0)))));
    }

    private static void same(Sheet sheet) {
        row(sheet, 1, 13800138000L, "张\r\n三", "A;1");
        row(sheet, 3, "13800138001", "李四", "2,5");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("S6.3-11")
    void waysToWriteTheSame(String name, String fileName, byte[] content) {
        RecipientList list = ended(lists.begin(demo, NOTIFICATION, null, fileName, content));

        assertThat(list.state()).as(String.valueOf(list.failure())).isEqualTo(RecipientListState.READY);
        List<BulkRecipient> recipients = lists.chunk(list.id(), 0);
        assertThat(recipients).extracting(BulkRecipient::rowNumber).containsExactly(2, 4);
        assertThat(recipients).extracting(BulkRecipient::phoneNumber).containsExactly("13800138000", "13800138001");
        assertThat(recipients.get(0).params().get("name").replaceAll("\\s+", " "))
                .isEqualTo("张 三");
        assertThat(recipients.get(0).params()).containsEntry("code", "A;1").containsOnlyKeys("name", "code");
        assertThat(recipients.get(1).params()).containsEntry("code", "2,5");
    }

    @Test
    @Tag("S6.3-11")
    void numbersInGeneralAndTextCellsAreWhatTheyLookLike() {
        byte[] file = RecipientFiles.withSheetData("""
                <row><c t="inlineStr"><is><t>手机号码</t></is></c><c t="inlineStr"><is><t>name</t></is></c>
                <c t="inlineStr"><is><r><t>co</t></r><r><t>de</t></r><rPh sb="0" eb="1"><t>コード</t></rPh></is></c></row>
                <row><c><v>1.38E10</v></c><c><v>0.30000000000000004</v></c><c><v>12.50</v></c></row>
                <row><c><v>1.3800138001E10</v></c><c><v>-7</v></c><c t="b"><v>1</v></c></row>
                <row><c t="inlineStr"><v>13800138009</v><is><t>'+8613800138002</t></is><v>7</v></c><c><v>999999999999999</v></c><c><v>0</v></c></row>""");

        RecipientList list = ended(lists.begin(demo, NOTIFICATION, null, "a.xlsx", file));

        assertThat(list.counts().valid()).as(String.valueOf(list)).isEqualTo(3);
        assertThat(lists.chunk(list.id(), 0))
                .extracting(BulkRecipient::phoneNumber)
                .containsExactly("13800000000", "13800138001", "13800138002");
        assertThat(lists.chunk(list.id(), 0))
                .extracting(row -> row.params().values().toString())
                .containsExactly("[0.3, 12.5]", "[-7, TRUE]", "[999999999999999, 0]");
    }

    @Test
    @Tag("S6.3-9")
    @Tag("S6.3-10")
    @Tag("S6.1-4")
    void aThousandNumbersMayBeGivenByHandForATemplateWithoutVariables() {
        List<String> thousand = numbers(1000);
        RecipientList list = lists.byHand(demo, PLAIN, null, thousand);
        assertThat(list.state()).isEqualTo(RecipientListState.READY);
        assertThat(list.counts()).isEqualTo(new RecipientCounts(1000, 1000, 0, 0, 0, 0));
        assertThat(lists.chunk(list.id(), 0))
                .extracting(BulkRecipient::phoneNumber)
                .isEqualTo(thousand);

        assertRefused(
                () -> lists.byHand(demo, PLAIN, null, numbers(1001)), "isv.MOBILE_COUNT_OVER_LIMIT", "1001", "1000");
        assertRefused(
                () -> lists.byHand(demo, NOTIFICATION, null, thousand),
                "isv.INVALID_PARAMETERS",
                "name, code",
                "SMS_1");
        assertRefused(() -> lists.byHand(demo, PLAIN, null, List.of()), "isv.INVALID_PARAMETERS", "1000");

        RecipientList mixed = lists.byHand(
                demo, PLAIN, null, List.of("13800138000", "1380013800", " 13800138000 ", "", "+14155552671"));
        assertThat(mixed.counts()).isEqualTo(new RecipientCounts(5, 1, 1, 2, 1, 0));
    }

    @Test
    @Tag("S6.3-9")
    @Tag("S6.3-10")
    void numbersByHandComeThroughTheDoorToo() throws IOException {
        String variables = sendable(TemplateKind.VERIFICATION).code();
        HttpResponse<byte[]> refused =
                api.post("{\"templateCode\":\"" + variables + "\",\"numbers\":[\"13800138000\"]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).path("message").asText()).contains("不能手工输入号码");
        assertThat(api.post("{\"templateCode\":\"SMS_0\",\"numbers\":[\"13800138000\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.upload(variables, null, new byte[0]).statusCode()).isEqualTo(400);

        templates.sendable(demo).stream()
                .filter(template -> template.variables().isEmpty())
                .findFirst()
                .ifPresent(plain -> {
                    HttpResponse<byte[]> taken =
                            api.post("{\"templateCode\":\"" + plain.code() + "\",\"numbers\":[\"13800138000\"]}");
                    assertThat(taken.statusCode())
                            .as(new String(taken.body(), StandardCharsets.UTF_8))
                            .isEqualTo(201);
                    String endless = "1".repeat(70_000);
                    HttpResponse<byte[]> rejected = api.post("{\"templateCode\":\"" + plain.code()
                            + "\",\"numbers\":[\"" + endless + "\",1e400,12345678901234567890123]}");
                    assertThat(new String(rejected.body(), StandardCharsets.UTF_8))
                            .contains("\"state\":\"READY\"", "\"malformed\":3");
                });
    }

    @Test
    @Tag("S6.3-12")
    void threeMegabytesAndHalfAMillionNumbersAreTaken() {
        byte[] lines = csv("手机号码\n" + "13800138000\n".repeat(262_142));
        byte[] largest = java.util.Arrays.copyOf(lines, 3 * 1024 * 1024);
        java.util.Arrays.fill(largest, lines.length, largest.length, (byte) '\n');
        assertThat(ended(lists.begin(demo, PLAIN, null, "a.csv", largest))
                        .counts()
                        .valid())
                .isEqualTo(1);
        byte[] larger = java.util.Arrays.copyOf(largest, largest.length + 1);
        assertRefused(
                () -> lists.begin(demo, PLAIN, null, "a.csv", larger), "InvalidRecipientFile", "3145729", "3145728");

        RecipientList most = ended(lists.begin(demo, PLAIN, null, "a.xlsx", HostileFiles.rows(500_000)));

        assertThat(most.counts())
                .as(String.valueOf(most.failure()))
                .isEqualTo(new RecipientCounts(500_000, 500_000, 0, 0, 0, 0));
        assertThat(most.chunks()).isEqualTo(500);
        assertThat(lists.chunk(most.id(), 0))
                .hasSize(1000)
                .first()
                .extracting(BulkRecipient::phoneNumber)
                .isEqualTo("13800000001");
        assertThat(lists.chunk(most.id(), 499))
                .hasSize(1000)
                .last()
                .extracting(BulkRecipient::phoneNumber)
                .isEqualTo("13800500000");
        assertThatThrownBy(() -> lists.chunk(most.id(), 500)).isInstanceOf(IllegalArgumentException.class);
        lists.delete(most.id());
        assertThatThrownBy(() -> lists.chunk(most.id(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("S6.1-4")
    void whatABlacklistStopsForThisKindOfMessageIsTakenOut() {
        long[] on = IntStream.range(0, 4).mapToLong(i -> 8613712340000L + i).toArray();
        blacklist.add(new BlacklistEntry(on[0], demo, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
        blacklist.add(new BlacklistEntry(
                on[1], BlacklistEntry.PLATFORM, BlacklistKind.PLATFORM, null, "test", clock.instant()));
        blacklist.add(new BlacklistEntry(on[2], demo, BlacklistKind.OPT_OUT, "示例科技", "TD", clock.instant()));
        blacklist.add(new BlacklistEntry(on[3], demo + 1, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
        List<String> numbers = IntStream.range(0, 5)
                .mapToObj(i -> String.valueOf(13712340000L + i))
                .toList();
        RecipientTemplate promotional = new RecipientTemplate("SMS_3", TemplateKind.PROMOTIONAL, List.of());

        RecipientList notification = lists.byHand(demo, PLAIN, "示例科技", numbers);
        RecipientList promotion = lists.byHand(demo, promotional, "示例科技", numbers);
        RecipientList otherSignature = lists.byHand(demo, promotional, null, numbers);

        assertThat(notification.counts()).isEqualTo(new RecipientCounts(5, 3, 0, 0, 0, 2));
        assertThat(promotion.counts()).isEqualTo(new RecipientCounts(5, 2, 0, 0, 0, 3));
        assertThat(otherSignature.counts()).isEqualTo(new RecipientCounts(5, 3, 0, 0, 0, 2));
        assertThat(store.rejectedChunk(promotion.id(), 0).orElseThrow())
                .allSatisfy(row -> assertThat(row.rejection()).isEqualTo(Rejection.BLACKLISTED))
                .extracting(row -> row.reason().zh())
                .anyMatch(reason -> reason.contains("退订"));
    }

    @Test
    @Tag("S6.1-4")
    void anInternationalTemplateTakesNumbersAbroadOnly() {
        RecipientTemplate abroad = new RecipientTemplate("SMS_4", TemplateKind.INTERNATIONAL, List.of());

        RecipientList list =
                lists.byHand(demo, abroad, null, List.of("+14155552671", "0085291234567", "13800138000", "+999123"));

        assertThat(list.counts()).isEqualTo(new RecipientCounts(4, 2, 0, 1, 1, 0));
        assertThat(lists.chunk(list.id(), 0))
                .extracting(BulkRecipient::phoneNumber)
                .containsExactly("+14155552671", "+85291234567");
    }

    @Test // #8
    void elevenDigitsOfAnInternationalTemplateAreNorthAmerican() {
        RecipientTemplate abroad = new RecipientTemplate("SMS_4", TemplateKind.INTERNATIONAL, List.of());
        List<String> numbers = List.of("13122530123", "\u200B19172530123", "8613122530123");

        RecipientList byHand = lists.byHand(demo, abroad, null, numbers);
        RecipientList file =
                ended(lists.begin(demo, abroad, null, "a.csv", csv("手机号码\n" + String.join("\n", numbers) + "\n")));
        RecipientList domestic = lists.byHand(demo, PLAIN, null, numbers);

        for (RecipientList list : List.of(byHand, file)) {
            assertThat(list.counts()).isEqualTo(new RecipientCounts(3, 2, 0, 0, 1, 0));
            assertThat(lists.chunk(list.id(), 0))
                    .extracting(BulkRecipient::phoneNumber)
                    .containsExactly("+13122530123", "+19172530123");
        }
        assertThat(lists.chunk(domestic.id(), 0))
                .extracting(BulkRecipient::phoneNumber)
                .containsExactly("13122530123", "19172530123");
    }

    @Test
    void rejectedRowsOfCsvComeBackAsTheyWereWritten() throws IOException {
        String text = "手机号码;name;code\n123;=cmd|calc;1\n13800138000;a;b\n";
        RecipientList list = ended(lists.begin(demo, NOTIFICATION, null, "客户.csv", csv(text, Charset.forName("GBK"))));

        TableFile file = lists.rejected(demo, list.id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);

        assertThat(file.fileName()).isEqualTo("客户-rejected.csv");
        assertThat(out.toString(Charset.forName("GB18030")))
                .startsWith("手机号码;name;code;原因 Reason\r\n123;'=cmd|calc;1;")
                .contains("不是有效的手机号码")
                .doesNotContain("13800138000");
    }

    @Test
    void surplusCellsOfARowComeBackBehindTheReason() throws IOException {
        String text = "手机号码,name,code\n13800138000,a,b,,更多,的格子\n";
        RecipientList list =
                ended(lists.begin(demo, NOTIFICATION, null, "更多\u0000.csv", csv(text, StandardCharsets.UTF_8)));

        String rejected = rejected(list);
        assertThat(list.fileName()).isEqualTo("更多.csv");
        assertThat(rejected).contains("13800138000,a,b,").containsPattern("\"?,,更多,的格子\r\n$");

        RecipientList again =
                ended(lists.begin(demo, NOTIFICATION, null, "再来.csv", csv(rejected, StandardCharsets.UTF_8)));
        assertThat(rejected(again)).isEqualTo(rejected);
    }

    private String rejected(RecipientList list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lists.rejected(demo, list.id()).content().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void uploadsAndDownloadsOfRejectedRowsAreOnRecord() throws IOException {
        SendableTemplate template = sendable(TemplateKind.VERIFICATION);
        String rows = "手机号码," + template.variables().get(0) + "\n138,123456\n13800138000,123456\n";
        HttpResponse<byte[]> sent = api.upload(template.code(), "13800138000.csv", csv(rows));
        String id = ready(sent).path("id").asText();
        ListApi foreign = new ListApi(server.port(), accounts.enterprise().key());
        assertThat(foreign.get("/" + id + "/rejected", Map.of()).statusCode()).isEqualTo(404);
        assertThat(trail(id)).extracting(AuditEntry::action).containsExactly("recipient-list.uploaded");

        assertThat(api.get("/" + id + "/rejected", Map.of()).statusCode()).isEqualTo(200);
        assertThat(api.delete("/" + id).statusCode()).isEqualTo(204);

        assertThat(trail(id))
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder(
                        "recipient-list.uploaded", "recipient-list.rejected-downloaded", "recipient-list.discarded");
        assertThat(trail(id)).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("account:" + demo);
            assertThat(entry.details().toString()).contains("signet-demo-key").doesNotContain("13800138000");
        });
    }

    private List<AuditEntry> trail(String listId) {
        return audit.read(new AuditReader.Filter("recipient-list", listId, null, null), 50);
    }

    @Test
    void nobodyElseSeesOrUsesAList() {
        long id = lists.byHand(demo, PLAIN, null, List.of("13800138000", "1")).id();
        TestAccounts.Customer other = accounts.enterprise();
        ListApi foreign = new ListApi(server.port(), other.key());

        for (String below : List.of("/" + id, "/" + id + "/rejected", "/4711")) {
            assertThat(foreign.get(below, Map.of()).statusCode()).as(below).isEqualTo(404);
        }
        assertThat(foreign.delete("/" + id).statusCode()).isEqualTo(404);
        assertThat(foreign.get(
                                "/sample",
                                Map.of(
                                        "templateCode",
                                        sendable(TemplateKind.NOTIFICATION).code()))
                        .statusCode())
                .isEqualTo(404);
        assertRefused(() -> lists.use(other.id(), id, 1), "RecipientListNotFound", String.valueOf(id));
    }

    @Test
    void aListIsForOneTaskAndStaysUntilTheTaskIsDone() {
        RecipientList list = lists.byHand(demo, PLAIN, null, List.of("13800138000"));
        lists.use(demo, list.id(), 17);
        lists.use(demo, list.id(), 17);
        assertRefused(() -> lists.use(demo, list.id(), 18), "OperationDenied.RecipientList", String.valueOf(list.id()));
        assertThat(api.delete("/" + list.id()).statusCode()).isEqualTo(409);

        clock.advance(Duration.ofDays(4));
        housekeeping.tidy();
        assertThat(lists.chunk(list.id(), 0)).hasSize(1);
        clock.reset();

        RecipientList none = lists.byHand(demo, PLAIN, null, List.of("1"));
        assertRefused(() -> lists.use(demo, none.id(), 19), "OperationDenied.RecipientList", String.valueOf(none.id()));
        assertThat(api.delete("/" + none.id()).statusCode()).isEqualTo(204);
        assertThat(lists.find(demo, none.id())).isEmpty();
        lists.delete(list.id());
    }

    @Test
    void aListNobodyCameBackForIsForgotten() {
        RecipientList list = lists.byHand(demo, PLAIN, null, List.of("13800138000", "1"));
        clock.advance(Duration.ofDays(3).minusMinutes(1));
        housekeeping.tidy();
        assertThat(lists.find(demo, list.id())).isPresent();

        clock.advance(Duration.ofMinutes(2));
        housekeeping.tidy();

        assertThat(lists.find(demo, list.id())).isEmpty();
        assertThat(rows("bulk_recipient_chunk", list.id()) + rows("bulk_rejected_chunk", list.id()))
                .isZero();
    }

    @Test
    void aReadingWhoseNodeIsGoneEndsWithAMessage() {
        RecipientList list = lists.byHand(demo, PLAIN, null, List.of("13800138000"));
        data.update("update bulk_recipient_list set state = 'READING' where id = ?", list.id());
        assertThatThrownBy(() -> lists.chunk(list.id(), 0)).isInstanceOf(IllegalArgumentException.class);

        clock.advance(Duration.ofMinutes(3));
        housekeeping.tidy();

        RecipientList ended = lists.find(demo, list.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RecipientListState.FAILED);
        assertThat(ended.failure()).isNotNull();
        assertThat(ended.failure().zh()).contains("请重新上传");
        assertThat(rows("bulk_recipient_chunk", list.id())).isZero();
    }

    @Test
    void numbersLieSealedInTheDatabase() {
        String number = "13800138765";
        RecipientList list = lists.byHand(demo, PLAIN, null, List.of(number, number, "138001387650"));

        List<byte[]> contents = new ArrayList<>();
        contents.addAll(data.queryForList(
                "select content from bulk_recipient_chunk where list_id = ?", byte[].class, list.id()));
        contents.addAll(data.queryForList(
                "select content from bulk_rejected_chunk where list_id = ?", byte[].class, list.id()));
        contents.addAll(data.queryForList(
                "select first_malformed from bulk_recipient_list where id = ?", byte[].class, list.id()));

        assertThat(contents)
                .hasSize(3)
                .allSatisfy(content -> assertThat(new String(content, StandardCharsets.ISO_8859_1))
                        .doesNotContain("1380013"));
    }

    @Test
    void anAccountKeepsOnlySoManyUnusedLists() {
        long account = accounts.enterprise().id();
        for (int i = 0; i < 50; i++) {
            lists.byHand(account, PLAIN, null, List.of("13800138000"));
        }

        assertRefused(
                () -> lists.byHand(account, PLAIN, null, List.of("13800138000")),
                "OperationDenied.RecipientList",
                "50");
    }

    private SendableTemplate sendable(TemplateKind kind) {
        return templates.sendable(demo).stream()
                .filter(template -> template.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(13600000000L + i * 7919L))
                .collect(Collectors.toList());
    }

    private interface Edit {
        void of(Sheet sheet);
    }

    private static byte[] edited(byte[] workbook, Edit edit) throws IOException {
        try (Workbook opened = WorkbookFactory.create(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            edit.of(opened.getSheetAt(0));
            opened.write(out);
            return out.toByteArray();
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    private JsonNode ready(HttpResponse<byte[]> uploaded) throws IOException {
        assertThat(uploaded.statusCode())
                .as(new String(uploaded.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        String id = JSON.readTree(uploaded.body()).path("id").asText();
        JsonNode report = await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> JSON.readTree(api.get("/" + id, Map.of()).body()),
                        list -> !list.path("state").asText().equals("READING"));
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("READY");
        return report;
    }

    private RecipientList ended(RecipientList begun) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> lists.find(demo, begun.id()).orElseThrow(),
                        list -> list.state() != RecipientListState.READING);
    }

    private int rows(String table, long listId) {
        Integer count =
                data.queryForObject("select count(*) from " + table + " where list_id = ?", Integer.class, listId);
        return count == null ? 0 : count;
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code, String... named) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.messageZh()).contains(named);
            assertThat(refusal.messageEn()).contains(named);
        });
    }
}
