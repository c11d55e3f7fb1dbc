package dev.signet.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.Approved;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignetTest
class RecordsIT {

    private static final long NUMBER = 8613800138000L;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String PASSWORD = "a password of tests";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SentMessages messages;

    @Autowired
    Approved approved;

    @Autowired
    SettableClock clock;

    @Autowired
    AuditReader audit;

    @Autowired
    People people;

    private Customer customer;
    private SignedRest client;
    private Instant now;
    private String today;

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
        now = clock.instant();
        today = day(now).toString();
    }

    @Test
    @Tag("S7.3-4")
    @Tag("S7.3-5")
    void showsEveryColumnOfEveryState() {
        messages.store(delivered(0));
        messages.store(delivered(1).state(State.SUBMITTED, null, null));
        messages.store(delivered(2).state(State.FAILED, "MC_ZY559", "MC_ZY559"));
        messages.store(delivered(3).state(State.FAILED, "MOBILE_NOT_ON_SERVICE", "MK:0001"));

        List<JsonNode> rows = rows(Map.of());

        assertThat(rows)
                .extracting(row -> row.path("stateZh").asText())
                .containsExactly("发送失败", "发送失败", "已发送未回执", "发送成功");
        JsonNode last = rows.get(3);
        assertThat(last.path("phoneNumber").asText()).isEqualTo("138****8000");
        assertThat(last.path("kindZh").asText()).isEqualTo("短信通知");
        assertThat(last.path("content").asText()).isEqualTo("【云帆科技】您的订单1001已发货，请注意查收。");
        assertThat(Instant.parse(last.path("receivedAt").asText()))
                .isAfter(Instant.parse(last.path("sentAt").asText()));
        assertThat(last.path("failure").isNull()).isTrue();
        assertThat(rows.get(2).path("receivedAt").isNull()).isTrue();
        assertThat(rows.get(1).path("failure").path("reasonZh").asText()).isEqualTo("运营商未知错误");
        assertThat(rows.get(1).path("failure").path("suggestionZh").asText()).isNotBlank();
        assertThat(rows.get(1).path("errorCode").asText()).isEqualTo("MC_ZY559");
        assertThat(rows.get(0).path("carrierCode").asText()).isEqualTo("MK:0001");
        assertThat(rows.get(0).path("failure").path("suggestionZh").asText()).contains("核对号码");
        Reply one = client.get("/v1/records/" + last.path("id").asText());
        last.fields()
                .forEachRemaining(field -> assertThat(one.json().get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
    }

    @Test
    @Tag("S7.3-1")
    void narrowsByEveryFilter() {
        messages.store(delivered(0));
        messages.store(delivered(1).text(TemplateKind.PROMOTIONAL, "云帆优选", "SMS_200", "【云帆优选】新品上架。拒收请回复R"));
        messages.store(delivered(2).state(State.FAILED, "EXPIRED", "UNDELIV_601"));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(1), NUMBER + 9)
                .text(
                        TemplateKind.NOTIFICATION,
                        "云帆科技",
                        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}"),
                        "【云帆科技】您的包裹已送达。"));
        messages.store(Message.delivered(accounts.enterprise().id(), now.minusSeconds(1), NUMBER));
        messages.store(Message.delivered(customer.id(), now.minusSeconds(86_400), NUMBER));

        assertThat(rows(Map.of())).hasSize(4);
        assertThat(rows(Map.of("number", "13800138000"))).hasSize(3);
        assertThat(rows(Map.of("number", "+8613800138009"))).hasSize(1);
        assertThat(rows(Map.of("signName", "云帆优选"))).hasSize(1);
        assertThat(rows(Map.of("template", "SMS_200"))).hasSize(1);
        assertThat(rows(Map.of("kind", "PROMOTIONAL"))).hasSize(1);
        assertThat(rows(Map.of("state", "FAILED"))).hasSize(1);
        assertThat(rows(Map.of("state", "DELIVERED", "kind", "NOTIFICATION"))).hasSize(2);
        assertThat(rows(Map.of("errorCode", "EXPIRED"))).hasSize(1);
        assertThat(rows(Map.of("errorCode", "UNDELIV_601")))
                .as("by the carrier's code")
                .hasSize(1);
        assertThat(rows(Map.of("templateName", "没有这个名称"))).isEmpty();
        assertThat(rows(Map.of("templateName", "test"))).hasSize(1);
        assertThat(rows(Map.of("templateName", "test", "template", "SMS_200"))).isEmpty();
        assertThat(rows(Map.of("date", day(now.minusSeconds(86_400)).toString())))
                .hasSize(1);
        assertThat(get(Map.of("date", "")).status()).isEqualTo(400);
    }

    @Test
    void takesHostileValuesForWhatTheyAre() {
        messages.store(delivered(0));
        assertThat(get(Map.of("vendr", "UNICOM")).text())
                .as("#14: a mistyped filter showed everything")
                .contains("InvalidParameter", "vendr", "vendor");

        for (String hostile :
                List.of("' or '1'='1", "\\' or 1=1 -- ", "%", "_", "云帆科技' --", "\"; drop table x", "=1+1")) {
            assertThat(rows(Map.of("signName", hostile))).as(hostile).isEmpty();
            assertThat(rows(Map.of("template", hostile))).as(hostile).isEmpty();
            assertThat(rows(Map.of("templateName", hostile))).as(hostile).isEmpty();
            assertThat(rows(Map.of("errorCode", hostile))).as(hostile).isEmpty();
            assertThat(get(Map.of("number", hostile)).code()).as(hostile).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
            assertThat(get(Map.of("date", hostile)).status()).as(hostile).isEqualTo(400);
            assertThat(get(Map.of("state", hostile)).status()).as(hostile).isEqualTo(400);
            assertThat(get(Map.of("after", hostile)).status()).as(hostile).isEqualTo(400);
        }
        assertThat(get(Map.of("size", "1000000")).status()).isEqualTo(400);
        assertThat(get(Map.of("date", day(now.plusSeconds(172_800)).toString())).code())
                .isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(rows(Map.of())).hasSize(1);
    }

    /** The clock was ahead when these were sent, and is set right now: they stay in sight (9.17). */
    @Test
    void showsADayAheadThatHasRecords() {
        messages.store(Message.delivered(customer.id(), now.plusSeconds(172_800), NUMBER));

        assertThat(rows(Map.of("date", day(now.plusSeconds(172_800)).toString())))
                .hasSize(1);
        for (String empty : List.of(day(now.plusSeconds(259_200)).toString(), "9999-12-31")) {
            assertThat(get(Map.of("date", empty)).code()).as(empty).isEqualTo("isv.INVALID_PARAMETERS");
        }
        assertThat(rows(Map.of("date", "2001-01-01"))).isEmpty();
    }

    @Test
    @Tag("S7.3-2")
    void neverShowsMoreThanFiveThousand() {
        messages.store(IntStream.range(0, 5_003).mapToObj(i -> delivered(0)).toList());

        Set<String> seen = new HashSet<>();
        Map<String, String> query = new HashMap<>(Map.of("size", "200"));
        JsonNode page;
        do {
            page = get(query).json();
            assertThat(page.path("shown").asInt()).isEqualTo(5_000);
            assertThat(page.path("more").asBoolean()).isTrue();
            page.path("records").forEach(row -> seen.add(row.path("id").asText()));
            query.put("after", page.path("next").asText());
        } while (!page.path("next").isNull());

        assertThat(seen).hasSize(5_000);
        query.put(
                "after",
                seen.stream()
                        .map(Long::valueOf)
                        .min(Long::compareTo)
                        .orElseThrow()
                        .toString());
        assertThat(get(query).json().path("records")).isEmpty();
    }

    @Test
    void showsFullNumbersForAReasonOnlyAndNotesIt() {
        messages.store(delivered(0));

        assertThat(get(Map.of("unmask", "true")).code()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(get(Map.of("unmask", "true", "reason", " ")).code()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(unmaskings()).isEmpty();
        List<JsonNode> rows = rows(Map.of("unmask", "true", "reason", "客户来电核对", "number", "13800138000"));

        assertThat(rows.get(0).path("phoneNumber").asText()).isEqualTo("13800138000");
        assertThat(unmaskings()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("account:" + customer.id());
            assertThat(entry.details().toString())
                    .contains("客户来电核对", "138****8000")
                    .doesNotContain("13800138000");
        });
    }

    @Test
    @Tag("RC-2")
    void hidesTheCodeOfAVerificationMessageFromEverybody() {
        messages.store(delivered(0)
                .text(TemplateKind.VERIFICATION, "YunFan", "SMS_300", "【YunFan】您的登录验证码为a1B2c3，5分钟内有效，请勿泄露。"));

        String text = rows(Map.of("unmask", "true", "reason", "核对"))
                .get(0)
                .path("content")
                .asText();

        assertThat(text).isEqualTo("【YunFan】您的登录验证码为****，5分钟内有效，请勿泄露。");
    }

    @Test
    void hidesTheCodeOfAMessageAbroadToo() {
        String codes = approved.template(
                customer.id(),
                TemplateKind.INTERNATIONAL,
                "Your verification code is ${code}. It expires in 5 minutes.",
                "{}");
        String orders = approved.template(
                customer.id(), TemplateKind.INTERNATIONAL, "Your order ${order} has been shipped.", "{}");
        messages.store(delivered(0)
                .text(
                        TemplateKind.INTERNATIONAL,
                        "YunFan",
                        codes,
                        "【YunFan】Your verification code is AbCdEf. It expires in 5 minutes."));
        messages.store(delivered(1)
                .text(
                        TemplateKind.INTERNATIONAL,
                        "YunFan",
                        codes,
                        "Your verification code is 482913. It expires in 5 minutes."));
        messages.store(delivered(2)
                .text(TemplateKind.INTERNATIONAL, "YunFan", orders, "Your order 20261122 has been shipped."));
        messages.store(delivered(3).text(TemplateKind.INTERNATIONAL, "YunFan", "SMS_404", "Login with 482913"));
        messages.store(delivered(4)
                .text(
                        TemplateKind.INTERNATIONAL,
                        "YunFan",
                        codes,
                        "[YunFan]Your verification code is 482913. It expires in 5 minutes."));

        assertThat(rows(Map.of("unmask", "true", "reason", "核对")))
                .extracting(row -> row.path("content").asText())
                .containsExactly(
                        "[YunFan]Your verification code is ****. It expires in 5 minutes.",
                        "**** **** ****",
                        "Your order 20261122 has been shipped.",
                        "Your verification code is ****. It expires in 5 minutes.",
                        "【YunFan】Your verification code is ****. It expires in 5 minutes.");
    }

    @Test
    @Tag("S9.4-2")
    void offersTheReleaseOfBlocksThatThePlatformCanLift() {
        for (String list : List.of("PLATFORM", "COMPLAINT", "CARRIER", "OPT_OUT", "ACCOUNT")) {
            messages.store(blocked(list));
        }
        messages.store(blocked("PLATFORM").text(TemplateKind.PROMOTIONAL, "云帆科技", "SMS_200", "【云帆科技】拒收请回复R"));
        messages.store(delivered(0).state(State.FAILED, "MOBILE_IN_BLACK", "DB:0144"));

        List<Boolean> offered = rows(Map.of()).stream()
                .map(row -> row.path("releasable").asBoolean())
                .toList();

        assertThat(offered).containsExactlyInAnyOrder(true, true, true, false, false, false, false);
        JsonNode platform = rows(Map.of()).stream()
                .filter(row -> row.path("releasable").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(platform.path("failure").path("reasonZh").asText()).isEqualTo("该号码在平台黑名单中。");
        assertThat(platform.path("decisionId").asText()).isNotEmpty();
    }

    @Test
    void tellsEveryErrorCode() {
        JsonNode codes = client.get("/v1/records/error-codes").json();

        assertThat(codes).hasSizeGreaterThan(40).allSatisfy(code -> {
            assertThat(code.path("reasonZh").asText()).isNotBlank();
            assertThat(code.path("suggestionEn").asText()).isNotBlank();
        });
        assertThat(codes.findValuesAsText("code")).containsAll(reportedCodes());
    }

    /** Every code that the platform reports for what a carrier may say. */
    private static Set<String> reportedCodes() {
        Set<String> codes = new HashSet<>();
        var table =
                new Scanner(RecordsIT.class.getResourceAsStream("/carrier/status-codes.csv"), StandardCharsets.UTF_8);
        table.useDelimiter("\n").forEachRemaining(line -> {
            String[] cells = line.split(",");
            if (cells.length > 3 && !line.startsWith("#") && !cells[0].equals("code") && !cells[3].isBlank()) {
                codes.add(cells[3]);
            }
        });
        codes.remove("DELIVERED");
        return codes;
    }

    @Test
    void letsOfficersSeeFullNumbersForAReasonAndAdministratorsNever() {
        messages.store(delivered(0));
        String path = "/v1/admin/records?accountId=" + customer.id() + "&date=" + today;
        String officer = person(StaffGroup.COMPLIANCE_OFFICERS);
        String why = "&unmask=true&reason=complaint-118";

        assertThat(staffGet(officer, path)).contains("138****8000").doesNotContain("13800138000");
        assertThat(staffGet(officer, path + "&unmask=true")).contains("isv.INVALID_PARAMETERS");
        assertThat(unmaskings()).isEmpty();
        assertThat(staffGet(officer, path + why)).contains("13800138000");
        assertThat(unmaskings())
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(officer));
        String administrator = person(StaffGroup.ADMINISTRATORS);
        assertThat(staffGet(administrator, path)).contains("138****8000");
        assertThat(staffGet(administrator, path + why)).contains("NoPermission").doesNotContain("13800138000");
        assertThat(staffGet(person(StaffGroup.SIGNATURE_REVIEWERS), path))
                .contains("Forbidden")
                .doesNotContain("8000");
        assertThat(staffGet(officer, path.replace("accountId=" + customer.id(), "accountId=1")))
                .contains("AccountNotFound");
    }

    @Test // #13
    void staffFindTheRecordsOfAnAccountByItsNameAndNoAddressHoldsANumber() {
        messages.store(delivered(0));
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        StaffVisitor.Answer found = officer.form(
                "/staff/records",
                "/staff/records/search",
                Map.of("account", customer.account().name(), "date", today.toString(), "number", "13800138000"));

        assertThat(found.status()).as(found.body()).isEqualTo(303);
        assertThat(found.location())
                .contains("account=" + customer.id(), "sealed=")
                .doesNotContain("13800138000");
        assertThat(officer.get(found.location()).body())
                .contains("placeholder=\"138****8000\"", "SMS_", "name=\"sealed\"")
                .doesNotContain("13800138000");
        assertThat(officer.get("/staff/records?account=" + customer.id() + "&date=" + today + "&state=FAILED")
                        .body())
                .doesNotContain("138****8000");
        assertThat(officer.get("/staff/records?account=nobody-at-all").body()).contains("AccountNotFound");
        assertThat(officer.get("/staff/accounts/" + customer.id()).body())
                .contains("/staff/records?account=" + customer.id());
        assertThat(StaffVisitor.of(server, "auditor").get("/staff/records").status())
                .as("whoever may not read records by program may not by page")
                .isEqualTo(404);
    }

    private String person(StaffGroup group) {
        String id = "records-" + PEOPLE.incrementAndGet();
        people.create("test", new Person(id, "合规", "专员", null, Set.of(group)), PASSWORD);
        return id;
    }

    private String staffGet(String person, String path) {
        String basic = Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Authorization", "Basic " + basic)
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isDescribedWithItsFilters() {
        JsonNode paths = client.get("/v3/api-docs/v1").json().path("paths");

        assertThat(paths.path("/v1/records").path("get").path("parameters").findValuesAsText("name"))
                .contains("date", "number", "signName", "template", "kind", "state", "errorCode", "unmask", "reason");
        assertThat(paths.has("/v1/log-exports/{id}/file")).isTrue();
        assertThat(paths.has("/v1/admin/log-exports")).isFalse();
    }

    @Test
    void keepsRecordsToTheirAccount() {
        long id = messages.store(delivered(0));
        Customer other = accounts.enterprise();

        Reply answer = new SignedRest(server, other.key(), clock).get("/v1/records/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("SendRecordNotFound");
    }

    private Message blocked(String list) {
        return delivered(0)
                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(messages.blockedBy(list, customer.id(), now));
    }

    /** Later ones have greater ids. */
    private Message delivered(int later) {
        return Message.delivered(customer.id(), now.plusMillis(later), NUMBER);
    }

    private Reply get(Map<String, String> filter) {
        Map<String, String> query = new HashMap<>(Map.of("date", today));
        query.putAll(filter);
        return client.get("/v1/records", query);
    }

    private List<JsonNode> rows(Map<String, String> filter) {
        Reply reply = get(filter);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        reply.json().path("records").forEach(rows::add);
        return rows;
    }

    private List<AuditEntry> unmaskings() {
        return audit.read(new AuditReader.Filter("account", Long.toString(customer.id()), null, null), 100).stream()
                .filter(entry -> entry.action().equals("record.numbers-unmasked"))
                .toList();
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }
}
