package dev.signet.bulk.again;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccountAdministration;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.recipients.BulkRecipient;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.CountedMessages;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** 再次发送 (S7.2-9): from what failed on a day to a bulk task that somebody confirms. */
@SignetTest
class SendAgainIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SIGN = "云帆科技";
    private static final String FAILED = "/v1/bulk-tasks/recipient-lists/failed";

    @Autowired
    TestServer server;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Approved approved;

    @Autowired
    RecipientLists lists;

    @Autowired
    Blacklist blacklist;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Customer customer;
    private String orders;
    private String plain;
    private String codes;
    private LocalDate day;

    @BeforeEach
    void anAccountOfWhichSomethingFailedYesterday() {
        clock.reset();
        customer = accounts.enterprise();
        administration.setBalance("test", customer.id(), new BigDecimal("10"), "test");
        day = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(1);
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        orders = approved.template(
                customer.id(),
                TemplateKind.NOTIFICATION,
                "您的订单${order}已发货，预计${date}送达。",
                "{\"order\":\"other_number2\",\"date\":\"time\"}");
        plain = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已到驿站。", "{}");
        codes = approved.template(
                customer.id(), TemplateKind.VERIFICATION, "您的验证码为${code}，请勿告知他人。", "{\"code\":\"numberCaptcha\"}");
    }

    private Message at(int hour, long number) {
        Instant at = day.atTime(hour, 0).atZone(ZONE).toInstant();
        return Message.delivered(customer.id(), at, number);
    }

    private static String order(String order) {
        return "【" + SIGN + "】您的订单" + order + "已发货，预计12月2日送达。";
    }

    private Message order(int hour, long number, String order) {
        return at(hour, number).text(TemplateKind.NOTIFICATION, SIGN, orders, order(order));
    }

    /** Of eight that failed two can be sent again: one number had it since, one is listed, the others have other reasons. */
    private void failures() {
        SentMessages messages = new SentMessages(data);
        messages.store(List.of(
                order(9, 8613900139001L, "A1001").state(State.FAILED, "IS_CLOSE", null),
                order(9, 8613900139002L, "A1002").state(State.FAILED, "IS_CLOSE", null),
                order(9, 8613900139003L, "A1003").state(State.FAILED, "IS_CLOSE", null),
                order(11, 8613900139003L, "A1003"),
                order(8, 8613900139001L, "A1001"),
                order(9, 8613900139004L, "A1004").state(State.FAILED, "IS_CLOSE", null),
                order(10, 8613900139005L, "A1005").state(State.FAILED, "USER_REJECT", "USER_REJECT"),
                order(10, 8613900139006L, "A1006").state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null),
                at(9, 8613900139007L)
                        .text(TemplateKind.VERIFICATION, SIGN, codes, "【" + SIGN + "】您的验证码为****，请勿告知他人。")
                        .state(State.FAILED, "IS_CLOSE", null),
                at(9, 8613900139008L)
                        .text(TemplateKind.NOTIFICATION, SIGN, "SMS_404", "【" + SIGN + "】您的包裹已到驿站。")
                        .state(State.FAILED, "IS_CLOSE", null)));
        blacklist.add(new BlacklistEntry(
                8613900139004L, customer.id(), BlacklistKind.ACCOUNT, null, "test", clock.instant()));
        CountedMessages.count(context, data, customer.id());
    }

    private SignedRest api() {
        return new SignedRest(server, customer.key(), clock);
    }

    @Test
    @Tag("S7.2-9")
    void whatFailedBecomesATaskThatIsConfirmedAsAnyOther() {
        failures();
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "alice", "AdministratorAccess"))) {
            browser.open("/console/statistics/failures?lang=zh&date=" + day);
            assertThat(browser.texts("#failures tbody tr"))
                    .hasSize(2)
                    .anyMatch(row -> row.contains("IS_CLOSE") && row.contains("请稍后重发") && row.contains("再次发送"))
                    .anyMatch(row -> row.contains("USER_REJECT") && !row.contains("再次发送"));
            browser.click("再次发送").at("/console/bulk-tasks/again");
            assertThat(browser.texts("#sends tbody tr"))
                    .hasSize(3)
                    .anyMatch(row -> row.contains(orders) && row.contains("准备群发任务"))
                    .anyMatch(row -> row.contains(codes) && row.contains("验证码不再次发送"))
                    .anyMatch(row -> row.contains("SMS_404") && row.contains("模板已不可用"));
            for (int width : new int[] {1440, 390}) {
                browser.width(width);
                browser.photograph("send-again-" + width);
                browser.hasNoFaults();
            }
            browser.width(1440);
            browser.click("准备群发任务").at("/console/bulk-tasks/new/recipients");
            browser.shows("#report");
            assertThat(browser.find("#report").getText())
                    .contains("有效 2 个", "1 行", day + " IS_CLOSE")
                    .doesNotContain("139001", "9001", "9004");
            assertThat(browser.find("#task-name").getText()).isEqualTo("再次发送 " + day + " IS_CLOSE");
            assertThat(sent()).isEqualTo(10);
            browser.find("#create").click();
            browser.shows("#ask-confirm");
            assertThat(sent()).as("nothing goes before somebody confirms").isEqualTo(10);
        }
        assertThat(api().get("/v1/bulk-tasks").json().at("/tasks/0/signName").asText())
                .isEqualTo(SIGN);
    }

    private int sent() {
        Integer count = data.queryForObject(
                "select count(*) from sending_message where account_id = ?", Integer.class, customer.id());
        return count == null ? 0 : count;
    }

    private Map<String, Object> wanted(String template) {
        return new HashMap<>(
                Map.of("date", day.toString(), "errorCode", "IS_CLOSE", "signName", SIGN, "templateCode", template));
    }

    @Test
    @Tag("S7.2-9")
    void programsPrepareTheSameWithTheValuesThatWereSent() {
        failures();
        JsonNode found = api().get(FAILED, Map.of("date", day.toString())).json();
        assertThat(found).hasSize(4);
        assertThat(found.get(0).toString())
                .isEqualTo("{\"task\":null,\"errorCode\":\"IS_CLOSE\",\"carrierCode\":null,\"signName\":\"" + SIGN
                        + "\",\"templateCode\":\"" + orders
                        + "\",\"kind\":\"NOTIFICATION\",\"messages\":4,\"known\":4,\"hindrance\":null}");
        assertThat(found.findValuesAsText("hindrance"))
                .containsExactlyInAnyOrder("null", "CODE", "VERIFICATION", "TEMPLATE");

        long list = api().post(FAILED, wanted(orders)).json().at("/listId").asLong();
        await().until(() -> lists.find(customer.id(), list).orElseThrow().percent() == 100);
        assertThat(lists.chunk(list, 0))
                .extracting(BulkRecipient::phoneNumber, BulkRecipient::params)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("13900139001", Map.of("order", "A1001", "date", "12月2日")),
                        org.assertj.core.groups.Tuple.tuple("13900139002", Map.of("order", "A1002", "date", "12月2日")));
        assertThat(api().get("/v1/bulk-tasks/recipient-lists/" + list + "/rejected")
                        .text())
                .as("whoever prepares it need not know the numbers")
                .doesNotContain("13900139004");
    }

    /** Ids of tasks have more digits than a floating number keeps apart. */
    @Test
    @Tag("S7.2-9")
    void whatATaskSentIsPreparedApartFromAllElse() {
        SentMessages messages = new SentMessages(data);
        messages.store(List.of(
                order(9, 8613900139001L, "A1001")
                        .state(State.FAILED, "IS_CLOSE", null)
                        .request("bulk-7700000000000000001-0"),
                order(9, 8613900139002L, "A1002")
                        .state(State.FAILED, "IS_CLOSE", null)
                        .request("bulk-7700000000000000002-0"),
                order(9, 8613900139003L, "A1003").state(State.FAILED, "IS_CLOSE", null)));
        Map<String, Object> ofTheTask = wanted(orders);
        ofTheTask.put("task", "7700000000000000001");

        long list = api().post(FAILED, ofTheTask).json().at("/listId").asLong();

        await().until(() -> lists.find(customer.id(), list).orElseThrow().percent() == 100);
        assertThat(lists.chunk(list, 0)).extracting(BulkRecipient::phoneNumber).containsExactly("13900139001");
        assertThat(api().get(FAILED, Map.of("date", day.toString())).json().findValuesAsText("task"))
                .containsExactlyInAnyOrder("7700000000000000001", "7700000000000000002", "null");
    }

    @Test
    @Tag("S7.2-9")
    void whatIsNotToBeSentAgainIsRefusedWithTheReason() {
        failures();
        assertThat(api().post(FAILED, wanted(codes)).json().at("/message").asText())
                .contains("验证码不再次发送");
        assertThat(api().post(FAILED, wanted("SMS_404")).json().at("/message").asText())
                .contains("模板已不可用");
        assertThat(api().post(FAILED, wanted(plain)).json().at("/message").asText())
                .contains("没有");
        Map<String, Object> optedOut = wanted(orders);
        optedOut.put("errorCode", "USER_REJECT");
        optedOut.put("carrierCode", "USER_REJECT");
        assertThat(api().post(FAILED, optedOut).json().at("/message").asText()).contains("没有意义");
        Map<String, Object> blocked = wanted(orders);
        blocked.put("errorCode", "isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(api().post(FAILED, blocked).json().at("/message").asText()).contains("没有");
        data.update("update sending_message set value_places = '' where account_id = ?", customer.id());
        assertThat(api().post(FAILED, wanted(orders)).json().at("/message").asText())
                .contains("变量值已按规定清除");

        Customer stranger = accounts.enterprise();
        assertThat(new SignedRest(server, stranger.key(), clock)
                        .get(FAILED, Map.of("date", day.toString()))
                        .json())
                .isEmpty();
    }

    @Test
    @Tag("S7.2-9")
    void whatIsPressedTwiceIsPreparedOnce() {
        failures();
        ConsoleVisitor visitor = logins.user(customer, "bob", "AdministratorAccess");
        String drawn = visitor.get("/console/bulk-tasks/again?errorCode=IS_CLOSE&date=" + day)
                .body()
                .replaceFirst(
                        "(?s).*?action=\"/console/bulk-tasks/again\".*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        String form = "date=" + day + "&task=0&errorCode=IS_CLOSE&carrierCode=&template=" + orders + "&sign="
                + URLEncoder.encode(SIGN, StandardCharsets.UTF_8) + "&_csrf=" + drawn;

        ConsoleVisitor.Answer first = visitor.forged("/console/bulk-tasks/again", form, null);
        ConsoleVisitor.Answer second = visitor.forged("/console/bulk-tasks/again", form, null);

        assertThat(first.status()).isEqualTo(303);
        assertThat(first.location()).contains("/console/bulk-tasks/new/recipients");
        assertThat(second.body()).contains("SentBefore");
        assertThat(data.queryForObject(
                        "select count(*) from bulk_recipient_list where account_id = ?", Integer.class, customer.id()))
                .isEqualTo(1);
    }

    /** A list that comes to nobody says so, and no task can be made of it. */
    @Test
    @Tag("S7.2-9")
    void whoeverHadItSinceGetsItNoSecondTime() {
        SentMessages messages = new SentMessages(data);
        messages.store(List.of(
                order(9, 8613900139001L, "A1001").state(State.FAILED, "IS_CLOSE", null),
                order(10, 8613900139001L, "A1001")));

        long list = api().post(FAILED, wanted(orders)).json().at("/listId").asLong();

        await().untilAsserted(() -> assertThat(
                        lists.find(customer.id(), list).orElseThrow().failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.zh()).contains("没有可再次发送的号码")));
    }
}
