package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople;
import dev.signet.platform.DataPlane;
import dev.signet.platform.secret.SecretBox;
import dev.signet.support.SignedRest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** 系统设置 from the pages alone: each form changes its own fields, and the history below it says so. */
class SettingsPagesIT extends LoggingIn {

    private static final String CODE = "246810";

    @Autowired
    SecretBox secrets;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Test
    @Tag("S9.2-5")
    @Tag("S11.1-1")
    void setsThresholdsPackageWarningAndMonitor() {
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "settings")) {
            alice.goesTo("/console/settings/sending");
            alice.clicks("button[data-opens=thresholds]");
            alice.types("#dailyWarning", "900");
            alice.types("#dailyLimit", "800");
            alice.clicks("#thresholds button[type=submit]");
            alice.reads("#thresholds .problem", "预警值 900 应小于限额值 800");
            alice.photograph("thresholds-refused");
            alice.types("#dailyWarning", "700");
            alice.sends("#thresholds button[type=submit]");
            assertThat(alice.toast()).contains("发送总量阈值已保存");
            assertThat(alice.text()).contains("/ 800 条", "预警值 700 条", "条 · 不限");

            alice.clicks("button[data-opens=package]");
            alice.types("#packageWarning", "1000");
            alice.sends("#package button[type=submit]");
            assertThat(alice.text()).contains("余量低于 1,000 条时短信通知联系人", "/ 800 条");

            alice.clicks("button[data-opens=abuse]");
            assertThat(alice.drawn("#requestsPerHour")).isEmpty();
            alice.clicks("#abuse input[name=on]");
            alice.types("#requestsPerHour", "300");
            alice.clicks("#abuse input[name=stop]");
            alice.sends("#abuse button[type=submit]");
            assertThat(alice.text()).contains("已开启", "≤ 30%", "停发该签名的验证码", "余量低于 1,000 条");
            alice.photograph("safety");

            alice.clicks("button[data-opens=thresholds]");
            alice.types("#monthlyWarning", "7000");
            alice.types("#monthlyLimit", "8000");
            alice.sends("#thresholds button[type=submit]");
            assertThat(alice.text()).contains("/ 800 条", "/ 8,000 条", "预警值 7,000 条");

            alice.clicks("details.history summary");
            alice.reads("details.history", "每日限额值 未设置 → 800");
            assertThat(alice.text("details.history")).contains("alice").doesNotContain("account:");
        }
        assertThat(settings())
                .contains(
                        "\"dailyLimit\":800",
                        "\"monthlyLimit\":8000",
                        "\"packageWarning\":1000",
                        "\"requestsPerHour\":300");
    }

    @Test
    @Tag("S9.3-4")
    @Tag("S9.3-5")
    void setsTheFrequencyOfCodesAndTheWhitelist() {
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "settings")) {
            alice.goesTo("/console/settings/sending");
            alice.presses("发送频率设置");
            alice.clicks("button[data-opens=frequency]");
            assertThat(alice.text("#frequency")).contains("1 至 40", "由账号自行承担");
            alice.types("#verificationPerMinute", "2");
            alice.types("#verificationPerHour", "6");
            alice.types("#verificationPerDay", "20");
            alice.sends("#frequency button[type=submit]");
            assertThat(alice.toast()).contains("发送频率已保存");

            alice.presses("添加号码");
            alice.types("#numbers", "13800138000\n12\n13900139000\n13800138000");
            alice.clicks("#whitelist button[type=submit]");
            alice.reads("#whitelist .problem", "第 2 行");
            assertThat(alice.text("#whitelist .problem"))
                    .contains("第 4 行", "与第 1 行重复")
                    .doesNotContain("第 3 行");
            alice.photograph("whitelist-refused");
            alice.types("#numbers", "13800138000\n13900139000");
            alice.sends("#whitelist button[type=submit]");
            assertThat(alice.toast()).contains("白名单已保存");
            assertThat(alice.text()).contains("2 / 50", "13900139000");
            alice.photograph("frequency");
        }
        assertThat(settings())
                .contains(
                        "\"verificationPerMinute\":2",
                        "\"verificationPerHour\":6",
                        "\"verificationPerDay\":20",
                        "\"whitelist\":[\"13800138000\",\"13900139000\"]");
    }

    /** Two have the form open: what the first adds is not lost without anybody having seen it. */
    @Test
    @Tag("S9.3-4")
    void aWhitelistThatAnotherChangedMeanwhileIsNotOverwritten() {
        ConsoleVisitor first = open(alice);
        String form = "/console/settings/sending/whitelist";
        assertThat(first.form(form, "shown=&numbers=13800138000&_csrf=" + first.token)
                        .status())
                .isEqualTo(303);

        ConsoleVisitor.Answer late = first.form(form, "shown=&numbers=13900139000&_csrf=" + first.token);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("白名单已被他人修改");
        assertThat(settings()).contains("\"whitelist\":[\"13800138000\"]");

        assertThat(first.form(form, "shown=13800138000&numbers=13800138000%0A13900139000&_csrf=" + first.token)
                        .status())
                .isEqualTo(303);
        assertThat(settings()).contains("\"whitelist\":[\"13800138000\",\"13900139000\"]");
    }

    @Test
    @Tag("S9.5-4")
    @Tag("S9.5-5")
    void addsAContactWhoseNumberAnsweredAndSwitchesWhatItIsTold() {
        String number = "137"
                + Long.toString(customer.id())
                        .substring(Long.toString(customer.id()).length() - 8);
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "contacts")) {
            alice.goesTo("/console/settings/contacts");
            assertThat(alice.text("tbody tr"))
                    .contains("主账号联系人", "在账号管理中修改", "未登记", "收不到")
                    .doesNotContain("接收");
            alice.presses("添加联系人");
            alice.types("#name", "韩梅梅");
            alice.types("#phoneNumber", "12");
            alice.presses("发送验证码");
            alice.reads(".problem", "11 位数字");
            alice.types("#phoneNumber", number);
            alice.presses("发送验证码");
            alice.reads("#sent", "验证码已发送");
            alice.types("#code", "000000x");
            alice.clicks("form.form button[type=submit]");
            alice.reads(".problem", "验证码不正确");
            alice.photograph("refused");
            alice.types("#code", code(number));
            alice.clicks("input[name=volumeWarnings]");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("已添加联系人 韩梅梅");
            assertThat(alice.text("tbody tr:nth-child(2)")).contains("韩梅梅", number, "不接收");
            alice.sends("tbody tr:nth-child(2) td:nth-child(3) input[type=checkbox]");
            assertThat(alice.toast()).contains("不再接收");
            alice.photograph("list");
            alice.presses("编辑");
            alice.types("#name", "韩梅");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("韩梅 已保存");
            assertThat(alice.text("tbody tr:nth-child(2) td:nth-child(5)")).isEqualTo("接收");
            alice.clicks("details.history summary");
            alice.reads("details.history", "姓名 韩梅梅 → 韩梅");
            assertThat(alice.text("details.history"))
                    .contains("验证码防盗刷预警接收 开启 → 关闭")
                    .doesNotContain(number);
            alice.clicks("tbody tr:nth-child(2) button.danger");
            alice.sends("dialog[open] button[type=submit]");
            assertThat(alice.text("tbody")).doesNotContain("韩梅");
        }
    }

    @Test
    @Tag("S9.1-5")
    void switchesPushesAndQueuesOnAndTriesATarget() {
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "receipts")) {
            alice.goesTo("/console/settings/receipts");
            assertThat(alice.text()).contains("短信状态报告", "上行短信", "签名审核结果", "模板审核结果");
            alice.types("#url-SmsReport", "http://127.0.0.1/in");
            alice.clicks("section[aria-labelledby=of-SmsReport] input[name=enabled]");
            alice.clicks("section[aria-labelledby=of-SmsReport] button[type=submit]");
            alice.reads(".problem", "推送地址 http://127.0.0.1/in 不可用");
            assertThat(alice.drawn(".field .wrong")).as("said once").isEmpty();
            alice.types("#url-SmsReport", "http://192.0.2.10:9/in");
            alice.sends("section[aria-labelledby=of-SmsReport] button[type=submit]");
            assertThat(alice.toast()).contains("短信状态报告的设置已保存");
            assertThat(alice.text("section[aria-labelledby=of-SmsReport]")).contains("推送已开启", "队列未开启");
            alice.clicks("section[aria-labelledby=of-SmsUp] form:nth-of-type(2) input[name=enabled]");
            alice.sends("section[aria-labelledby=of-SmsUp] form:nth-of-type(2) button[type=submit]");
            assertThat(alice.text("section[aria-labelledby=of-SmsUp]")).contains("队列已开启", "Alicom-Queue");
            jdbc.sql("update event_push set url = 'http://localhost:9/in' where account_id = ?")
                    .param(customer.id())
                    .update();
            alice.presses("测试推送");
            alice.reads("#tested-SmsReport", "地址无法在公网解析，或指向内网");
            alice.photograph("tested");
            alice.presses("更换密钥");
            alice.clicks("#renew button[type=submit]");
            alice.reads("#secret", "密钥只显示这一次");
            assertThat(alice.text("#secret-text")).matches("[0-9a-f]{64}");
            alice.clicks("details.history summary");
            alice.reads("details.history", "测试推送");
            assertThat(alice.text("details.history")).contains("推送 关闭 → 开启", "更换推送密钥", "消息队列 关闭 → 开启");
        }
    }

    /** What could not be pushed is listed and can be pushed again. */
    @Test
    void listsWhatCouldNotBePushedAndPushesItAgain() {
        for (long id = 1; id <= 21; id++) {
            data.update(
                    "insert into event (id, account_id, type, created_at, payload, state, attempts, due_at, expires_at)"
                            + " values (?, ?, 1, ?, ?, 2, 9, 0, 0)",
                    customer.id() + id,
                    customer.id(),
                    clock.instant().toEpochMilli() + id * 1000,
                    "{\"biz_id\":\"dead-" + id + "\"}");
        }
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "dead")) {
            alice.goesTo("/console/settings/receipts");
            alice.presses("推送失败的事件");
            assertThat(alice.text("tbody")).contains("dead-21", "dead-2\"").doesNotContain("dead-1\"");
            alice.photograph("list");
            alice.clicks(".pager a[rel=next]");
            alice.reads("tbody", "dead-1\"");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("重新推送 1 个事件");
            assertThat(alice.text("tbody")).doesNotContain("dead-1\"");
            alice.goesTo("/console/settings/receipts/SmsUp/dead");
            assertThat(alice.text()).contains("没有推送失败的事件");
        }
    }

    @Test
    void restrictsTheNetworksOfKeysAndKeepsItsOwnSession() {
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "networks")) {
            alice.goesTo("/console/settings/networks");
            alice.types("#networks", "203.0.113.0/33");
            alice.clicks("input[name=active]");
            alice.clicks("form.form button[type=submit]");
            alice.reads(".problem", "203.0.113.0/33");
            alice.types("#networks", "203.0.113.0/24\n198.51.100.7");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("网络白名单已保存");
            assertThat(alice.find("#networks").getDomProperty("value")).isEqualTo("203.0.113.0/24\n198.51.100.7");
            alice.photograph("set");
            alice.clicks("input[name=active]");
            alice.types("#networks", "");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.text()).contains("未限制");
        }
        assertThat(new SignedRest(server, customer.key(), clock)
                        .get("/v1/access/key-policy")
                        .json()
                        .path("policy")
                        .isNull())
                .isTrue();
    }

    /** What policies deny is not drawn, and is refused where it is called. */
    @Test
    void aReaderFindsNoButtonAndIsRefused() {
        people.detachAll(customer, new AccountPeople.Person(alice.id(), "alice", null));
        people.attachSystem(customer, "USER", alice.id(), "ReadOnlyAccess");
        ConsoleVisitor reader = open(alice);

        for (String page : List.of("sending", "sending/frequency", "receipts", "networks")) {
            ConsoleVisitor.Answer answer = reader.get("/console/settings/" + page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).doesNotContain(">保存<", "data-opens");
        }
        assertThat(reader.get("/console/settings/contacts").status()).isEqualTo(403);
        assertThat(reader.get("/console/settings/history?of=contacts").status()).isEqualTo(403);
        for (Map.Entry<String, String> form : Map.of(
                        "sending/thresholds", "dailyLimit=1",
                        "sending/whitelist", "numbers=",
                        "receipts/SmsReport", "url=",
                        "receipts/SmsReport/test", "",
                        "receipts/secret", "",
                        "contacts", "name=x",
                        "networks", "networks=")
                .entrySet()) {
            assertThat(reader.form("/console/settings/" + form.getKey(), form.getValue() + "&_csrf=" + reader.token)
                            .status())
                    .as(form.getKey())
                    .isEqualTo(403);
        }
        ConsoleVisitor bob = open(user(customer, "bob"));
        bob.token = "";
        assertThat(bob.form("/console/settings/sending/thresholds", "dailyLimit=1")
                        .status())
                .as("without the token against forged requests")
                .isNotEqualTo(303);
        assertThat(settings()).isEmpty();
    }

    private String settings() {
        return String.join(
                "",
                jdbc.sql("select settings from sending_settings where account_id = ?")
                        .param(customer.id())
                        .query(String.class)
                        .list());
    }

    /** Puts a code of our own in place of the one that was sent: the message has forgotten it once it ended. */
    private String code(String number) {
        byte[] text = (customer.id() + ":" + number + ":" + CODE).getBytes(StandardCharsets.UTF_8);
        int sent = jdbc.sql(
                        "update contact_code set digest = ?, attempts = 0 where account_id = ? and phone_number = ?")
                .params(
                        HexFormat.of()
                                .formatHex(secrets.keyedHash("contact-code").digest(text)),
                        customer.id(),
                        number)
                .update();
        assertThat(sent).isEqualTo(1);
        return CODE;
    }
}
