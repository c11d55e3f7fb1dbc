package dev.signet.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: each page of settings changes its own fields, and tells who changed them from what to what. */
@SignetTest
class SettingsHistoryIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountPeople people;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Customer customer;
    private SignedRest client;

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
    }

    @Test
    void tellsTheChangesOfEachPageOfItsOwnAlone() {
        patch(Map.of("dailyWarning", 400, "dailyLimit", 500));
        patch(Map.of("dailyLimit", 800, "packageWarning", 1000));
        patch(nothing("dailyLimit"));
        patch(Map.of("abuseMonitoring", Map.of("stop", true, "requestsPerHour", 300)));
        patch(Map.of("verificationPerMinute", 2));

        assertThat(parts("thresholds"))
                .containsExactly("每日限额值 800 → 未设置", "每日限额值 500 → 800", "每日预警值 未设置 → 400", "每日限额值 未设置 → 500");
        assertThat(parts("package")).containsExactly("套餐包余量预警值 未设置 → 1000");
        assertThat(parts("frequency")).containsExactly("每 1 分钟条数 未设置 → 2");
        assertThat(parts("abuse"))
                .containsExactly("验证码防盗刷监控 关闭 → 开启", "触发后停止发送 未设置 → 开启", "每小时请求数 未设置 → 300", "按转化率判断 未设置 → 关闭");
        assertThat(parts("whitelist")).isEmpty();
        assertThat(history("thresholds").get(0).path("who").asText()).isEqualTo("account:" + customer.id());
        assertThat(history("thresholds").get(0).path("whatEn").asText()).isEqualTo("Settings of sending changed");
        JsonNode second = client.get(
                        "/v1/settings/history",
                        Map.of(
                                "of",
                                "thresholds",
                                "size",
                                "1",
                                "before",
                                history("thresholds").get(0).path("id").asText()))
                .json();
        assertThat(second).hasSize(1);
        assertThat(second.get(0).path("parts").get(0).path("fromZh").asText()).isEqualTo("500");
    }

    @Test
    void leavesWhatAPageDoesNotSetAsItIsAndRefusesWhatItDoesNotKnow() {
        patch(Map.of("dailyLimit", 500, "whitelist", List.of("13800138000")));

        assertThat(client.patch("/v1/settings", Map.of("monthlyLimit", 9000)).status())
                .isEqualTo(200);
        assertThat(client.patch("/v1/settings", Map.of("dalyLimit", 1)).status())
                .isEqualTo(400);
        assertThat(client.patch("/v1/settings", Map.of("dailyLimit", 1.5)).status())
                .isEqualTo(400);
        assertThat(client.patch("/v1/settings", Map.of("dailyWarning", 500)).code())
                .isEqualTo("isv.INVALID_PARAMETERS");

        JsonNode settings = client.get("/v1/settings").json();
        assertThat(settings.path("dailyLimit").asInt()).isEqualTo(500);
        assertThat(settings.path("monthlyLimit").asInt()).isEqualTo(9000);
        assertThat(settings.path("whitelist").get(0).asText()).isEqualTo("13800138000");
    }

    @Test
    void losesNoneOfTwoChangesMadeAtOnce() {
        List<Map<String, Integer>> changes = new ArrayList<>();
        IntStream.rangeClosed(1, 8).forEach(i -> {
            changes.add(Map.of("dailyLimit", 1000 + i));
            changes.add(Map.of("monthlyLimit", 2000 + i));
            changes.add(Map.of("packageWarning", 3000 + i));
        });

        changes.parallelStream().forEach(this::patch);

        JsonNode settings = client.get("/v1/settings").json();
        assertThat(settings.path("dailyLimit").asInt()).isBetween(1001, 1008);
        assertThat(settings.path("monthlyLimit").asInt()).isBetween(2001, 2008);
        assertThat(settings.path("packageWarning").asInt()).isBetween(3001, 3008);
        assertThat(parts("package")).hasSize(8);
    }

    /** Each line that is wrong is named; the list stays as it was. */
    @Test
    @Tag("S9.3-4")
    void takesAWhitelistOfOneNumberPerLine() {
        Reply set = whitelist("13800138000\n\n  +86 139 0013 9000 \n");
        assertThat(set.status()).as(set.text()).isEqualTo(400);
        assertThat(whitelist("13800138000\r\n\n  13900139000 \n").json().path("whitelist"))
                .hasSize(2);

        Reply wrong = whitelist("13800138000\n12\n13900139000\n+8613800138000\nabc");

        assertThat(wrong.code()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(wrong.json().path("message").asText())
                .contains("第 2 行", "第 4 行", "与第 1 行重复", "第 5 行")
                .doesNotContain("第 1 行：", "第 3 行", "13800138000");
        assertThat(client.get("/v1/settings").json().path("whitelist")).hasSize(2);
        assertThat(whitelist("138****8000\n13700137000").status()).isEqualTo(200);
        assertThat(parts("whitelist"))
                .containsExactly(
                        "移出白名单 139****9000 → 未设置", "加入白名单 未设置 → 137****7000", "加入白名单 未设置 → 138****8000、139****9000");
        String many = String.join(
                "\n",
                IntStream.range(0, 51).mapToObj(i -> "138001380" + (10 + i)).toList());
        assertThat(whitelist(many).json().path("message").asText()).contains("51", "50");
    }

    @Test
    void tellsWhatWasSetForPushesAndQueuesWithoutWhatMayBeSecret() {
        client.put("/v1/settings/push/SmsReport", Map.of("url", "https://192.0.2.10/in?token=geheim", "enabled", true));
        client.put("/v1/settings/push/SmsUp/queue", Map.of("enabled", true, "waitSeconds", 20));
        client.delete("/v1/settings/push/SmsReport");

        assertThat(parts("push"))
                .containsExactly(
                        "推送地址 https://192.0.2.10/in?… → 未设置",
                        "推送 开启 → 关闭",
                        "消息队列 关闭 → 开启",
                        "长轮询等待（秒） 未设置 → 20",
                        "推送地址 未设置 → https://192.0.2.10/in?…",
                        "推送 关闭 → 开启");
        assertThat(history("push").findValuesAsText("about")).containsExactly("SmsReport", "SmsUp", "SmsReport");
    }

    @Test
    void tellsWhoseContactWasChangedWithoutTheWholeNumber() {
        jdbc.sql("""
                        insert into contact_contact (id, account_id, name, phone_number, abuse_warnings, volume_warnings,
                            package_warnings) values (?, ?, '李雷', '13800138000', true, true, true)""").params(customer.id(), customer.id()).update();
        Map<String, Object> form = Map.of(
                "name",
                "李雷",
                "phoneNumber",
                "13800138000",
                "abuseWarnings",
                true,
                "volumeWarnings",
                false,
                "packageWarnings",
                true);
        String contact = "/v1/settings/contacts/" + customer.id();

        assertThat(client.put(contact, form).status()).isEqualTo(200);
        assertThat(client.delete(contact).status()).isEqualTo(204);

        assertThat(history("contacts").findValuesAsText("about")).containsExactly("李雷", "李雷");
        assertThat(parts("contacts"))
                .contains("发送量阈值通知接收 开启 → 关闭", "手机号码 138****8000 → 未设置")
                .hasSize(6);
    }

    @Test
    @Tag("S9.3-1")
    void tellsWithinWhatAnAccountMaySetThings() {
        JsonNode limits = client.get("/v1/settings/limits").json();
        JsonNode persons = new SignedRest(server, accounts.individual().key(), clock)
                .get("/v1/settings/limits")
                .json();

        assertThat(limits.path("verificationPerMinute").asInt()).isEqualTo(1);
        assertThat(limits.path("verificationPerHour").asInt()).isEqualTo(5);
        assertThat(limits.path("verificationPerDay").asInt()).isEqualTo(10);
        assertThat(limits.path("frequencyHighest").asInt()).isEqualTo(40);
        assertThat(persons.path("frequencyHighest").asInt()).isZero();
        assertThat(limits.path("whitelistMost").asInt()).isEqualTo(50);
        assertThat(limits.path("abuseRequests").asInt()).isEqualTo(1000);
        assertThat(limits.path("usedOfDay").asLong()).isZero();
    }

    @Test
    void tellsTheNetworksOfKeys() {
        Map<String, Object> policy = Map.of("Version", 1, "Status", "Inactive", "Statements", List.of());

        assertThat(client.put("/v1/access/key-policy", Map.of("policy", policy)).status())
                .isEqualTo(200);
        assertThat(client.put("/v1/access/key-policy", nothing("policy")).status())
                .isEqualTo(200);

        assertThat(history("keys").findValuesAsText("whatZh")).containsExactly("取消密钥网络策略", "设置密钥网络策略");
        assertThat(parts("keys").get(1)).startsWith("网络策略 未设置 → {").contains("Inactive");
    }

    @Test
    void showsAPageToWhoMayReadItOnly() {
        AccountPeople.Person bob = people.user(customer, "bob");
        people.attachCustom(customer, "USER", bob.id(), "history-only", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":["dysms:ListSettingChanges","dysms:GetPushSettings"],
                "Resource":"*"}]}""");
        SignedRest bobs = new SignedRest(server, bob.key(), clock);

        assertThat(bobs.get("/v1/settings/history", Map.of("of", "push")).status())
                .isEqualTo(200);
        assertThat(bobs.get("/v1/settings/history", Map.of("of", "contacts")).status())
                .isEqualTo(403);
        assertThat(bobs.get("/v1/settings/history", Map.of("of", "thresholds")).status())
                .isEqualTo(403);
        assertThat(client.get("/v1/settings/history", Map.of("of", "nothing")).status())
                .isEqualTo(400);
        patch(Map.of("dailyLimit", 500));
        assertThat(new SignedRest(server, accounts.enterprise().key(), clock)
                        .get("/v1/settings/history", Map.of("of", "thresholds"))
                        .json())
                .isEmpty();
    }

    private void patch(Map<String, ?> fields) {
        Reply reply = client.patch("/v1/settings", fields);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static Map<String, Object> nothing(String field) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(field, null);
        return fields;
    }

    private Reply whitelist(String lines) {
        return client.put("/v1/settings/whitelist", Map.of("numbers", lines));
    }

    private JsonNode history(String page) {
        Reply reply = client.get("/v1/settings/history", Map.of("of", page));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private List<String> parts(String page) {
        return StreamSupport.stream(history(page).spliterator(), false)
                .flatMap(change -> StreamSupport.stream(change.path("parts").spliterator(), false))
                .map(part -> part.path("nameZh").asText() + " "
                        + part.path("fromZh").asText() + " → "
                        + part.path("toZh").asText())
                .toList();
    }
}
