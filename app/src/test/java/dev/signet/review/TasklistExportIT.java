package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Browser;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An export of full numbers: asked for by API, decided by an officer in Tasklist in a real browser, downloaded. */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
class TasklistExportIT {

    private static final String PURPOSE = "核对六月账单 <b onclick=alert(1)>加粗</b> {{7*7}}";

    @Autowired
    ReviewSituations situations;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    TestServer server;

    private TasklistPage tasklist;
    private SignedRest client;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @BeforeEach
    void recordsAndABrowser() {
        Customer customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
        messages.store(IntStream.range(0, 25)
                .mapToObj(
                        i -> Message.delivered(customer.id(), clock.instant().minusSeconds(60 - i), 8613700137000L + i))
                .toList());
        messages.store(Message.delivered(customer.id(), clock.instant().minusSeconds(1), 8613700137099L)
                .text(TemplateKind.VERIFICATION, "云帆科技", "SMS_300", "【云帆科技】您的登录验证码为482913，5分钟内有效，请勿泄露。"));
        tasklist = new TasklistPage(server.url(""));
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (tasklist != null) {
            tasklist.photograph(test.getTestMethod().orElseThrow().getName());
            tasklist.close();
        }
    }

    @Test
    void whatAnOfficerApprovesCanBeDownloaded() {
        String id = ask();
        findAndClaim(id);

        assertThat(tasklist.formText("facts")).contains(PURPOSE, "审计部", "26", "完整号码");
        assertThat(tasklist.has("[data-part=facts] b")).isFalse();
        assertThat(tasklist.formText("findings")).contains("LE-09");
        assertThat(tasklist.formText("sample"))
                .contains("137****7099", "验证码为****")
                .doesNotContain("13700137", "482913");
        assertThat(tasklist.rows("sample")).as("a sample, not the whole").isEqualTo(10);
        assertThat(tasklist.formText("account")).contains("杭州示例科技有限公司");
        assertThat(tasklist.has("[data-part=preview-box]:not([hidden])")).isFalse();
        tasklist.photograph("approve-log-export");
        tasklist.approve();
        tasklist.complete();

        patiently(id, "READY");
        Reply file = client.get("/v1/log-exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("13700137000", "13700137024").doesNotContain("482913");
        assertThat(file.text().lines()).hasSize(26 + 2);
    }

    @Test
    void whatAnOfficerRejectsIsToldWithItsReason() {
        String id = ask();
        findAndClaim(id);

        tasklist.reject("R-E04");
        tasklist.comment("请导出脱敏号码");
        tasklist.complete();

        JsonNode rejected = patiently(id, "REJECTED");
        assertThat(rejected.path("reason").asText()).contains("R-E04", "请导出脱敏号码");
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(409);
    }

    private String ask() {
        String today =
                clock.instant().atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString();
        String yesterday = clock.instant()
                .minusSeconds(60)
                .atOffset(ZoneOffset.ofHours(8))
                .toLocalDate()
                .toString();
        Reply asked = client.post(
                "/v1/log-exports",
                Map.of(
                        "from",
                        yesterday,
                        "to",
                        today,
                        "purpose",
                        PURPOSE,
                        "recipient",
                        "审计部",
                        "format",
                        "CSV",
                        "masked",
                        false));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("state").asText()).isEqualTo("UNDER_REVIEW");
        return asked.json().path("id").asText();
    }

    private void findAndClaim(String id) {
        tasklist.logIn(situations.officer().id(), ReviewSituations.PASSWORD);
        tasklist.chooseFilter("导出审批");
        tasklist.openNewestTask("导出申请 " + id);
        tasklist.claim();
    }

    private JsonNode patiently(String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> client.get("/v1/log-exports/" + id).json(),
                        export -> state.equals(export.path("state").asText()));
    }
}
