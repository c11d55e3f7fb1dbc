package dev.signet.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.api.RawClient;
import dev.signet.billing.Ledger;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.HtmlUtils;

/** S6.2-3: the portal calls an action for whoever is logged in, and is no way around anything. */
@SignetTest
class PortalIT {

    private static final String SEND = "/console/api/rpc/2017-05-25/SendSms";
    private static final String SIGN = "云帆科技";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(nonce|at|seal)\" value=\"([^\"]*)\"");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    @Autowired
    Ledger ledger;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    SecretBox secrets;

    private Customer customer;
    private String template;
    private String number;

    @BeforeEach
    void aCustomerThatMaySend() {
        customer = accounts.enterprise("杭州云帆科技有限公司");
        // Limits on a number count what all tests send to it.
        number = "1381" + String.format("%07d", Math.floorMod(customer.id(), 10_000_000));
        ledger.credit(customer.id(), new BigDecimal("1000"), "start", "test");
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(
                customer.id(),
                TemplateKind.VERIFICATION,
                "您的登录验证码为${code}，5分钟内有效，请勿泄露。",
                "{\"code\":\"numberCaptcha\"}");
    }

    @Test
    @Tag("S6.2-3")
    void findsReadsAndCallsAnActionWithoutAnyCode() {
        ConsoleVisitor wang = logins.user(customer, "wang", "AliyunDysmsFullAccess");
        try (ConsoleBrowser browser = new ConsoleBrowser(server, wang)) {
            browser.open("/console/quick-start?lang=zh").says("五步发出第一条短信").hasNoFaults();
            browser.click("API 参考")
                    .at("/console/api")
                    .fill("q", "验证码 短信")
                    .click("查找")
                    .says("没有找到");
            browser.fill("q", "sendsms")
                    .click("查找")
                    .at("/console/api?door=rpc&q=sendsms")
                    .hasNoFaults();
            browser.click("SendSms").at(SEND).says("接收号码，多个以英文逗号分隔").says("isv.BUSINESS_LIMIT_CONTROL");
            browser.hasNoFaults();

            browser.open("/console/api/rpc/2017-05-25/QuerySmsSignList");
            browser.click("发起调用").says("调用成功").says("\"SignName\" : \"" + SIGN + "\"");

            browser.open(SEND);
            browser.fill("p.PhoneNumbers", number).fill("p.SignName", "别人家").fill("p.TemplateCode", template);
            browser.fill("p.TemplateParam", "{\"code\":\"4711\"}").click("发起调用");
            browser.says("请再看一眼").says("短信会发出并计费");
            browser.click("确认调用").says("isv.SMS_SIGNATURE_ILLEGAL").says("核对签名名称（不含【】），在签名管理中查看状态。");
            browser.hasNoFaults();
            assertThat(sent()).isEmpty();

            browser.fill("p.SignName", SIGN).click("发起调用").says("请再看一眼");
            assertThat(sent()).isEmpty();
            browser.click("确认调用").says("调用成功").says("BizId").hasNoFaults();
        }
        assertThat(sent()).containsExactly("user/wang");
    }

    @Test
    @Tag("S6.2-3")
    void whoMayOnlyReadReadsAndSendsNothing() {
        ConsoleVisitor reader = logins.user(customer, "reader", "AliyunDysmsReadOnlyAccess");

        assertThat(call(reader, "/console/api/rpc/2017-05-25/QuerySmsSignList", Map.of()))
                .contains("调用成功", SIGN);
        assertThat(call(reader, SEND, message()))
                .contains("NoPermission", "由账号管理员授权")
                .doesNotContain("请再看一眼");
        String others = call(logins.owner(customer), SEND, message());
        assertThat(others).contains("请再看一眼");
        assertThat(call(reader, SEND, confirmed(others, message()))).contains("NoPermission");
        assertThat(sent()).isEmpty();
    }

    @Test
    void whatWasConfirmedIsDoneOnceAndAsItWasShown() {
        ConsoleVisitor owner = logins.owner(customer);
        Map<String, String> shown = confirmed(call(owner, SEND, message()), message());
        Map<String, String> other = new TreeMap<>(shown);
        other.put("p.PhoneNumbers", "13912345678");

        assertThat(call(owner, SEND, other)).contains("请再看一眼").doesNotContain("BizId");
        assertThat(sent()).isEmpty();
        assertThat(call(owner, SEND, shown)).contains("调用成功", "BizId");
        assertThat(call(owner, SEND, shown)).contains("SignatureNonceUsed", "同一请求不会执行第二次");
        // A look of its own is no way around a limit.
        assertThat(call(owner, SEND, confirmed(call(owner, SEND, message()), message())))
                .contains("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whatChangesOtherThingsIsDoneOnceToo() {
        ConsoleVisitor owner = logins.owner(customer);
        String create = "/console/api/rpc/2015-05-01/CreateUser";
        Map<String, String> user = Map.of("p.UserName", "li.lei", "p.Unknown", "x");
        Map<String, String> shown = confirmed(call(owner, create, user), user);

        assertThat(call(owner, create, shown)).contains("调用成功", "li.lei");
        assertThat(call(owner, create, shown)).contains("SignatureNonceUsed");
        assertThat(call(owner, create, confirmed(call(owner, create, user), user)))
                .contains("EntityAlreadyExists.User", "换一个名称。");
    }

    @Test
    void aLookThatIsTooLongAgoCountsNoMore() {
        ConsoleVisitor owner = logins.owner(customer);
        Map<String, String> given = new TreeMap<>();
        message().forEach((name, value) -> given.put(name.substring("p.".length()), value));
        Clock then = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        SecondLook look = new SecondLooks(secrets, then).give("account:" + customer.id(), SEND, given);

        assertThat(call(owner, SEND, with(look))).contains("InvalidTimeStamp.Expired");
        assertThat(sent()).isEmpty();
    }

    /** Nobody makes a look up, nor takes another's, nor makes an old one young. */
    @Test
    void onlyALookThatWasGivenCounts() {
        ConsoleVisitor owner = logins.owner(customer);
        ConsoleVisitor wang = logins.user(customer, "wang", "AliyunDysmsFullAccess");
        Map<String, String> shown = confirmed(call(owner, SEND, message()), message());

        assertThat(call(wang, SEND, shown)).contains("请再看一眼");
        Map<String, String> younger = new TreeMap<>(shown);
        younger.put("at", Instant.parse(shown.get("at")).plusSeconds(60).toString());
        assertThat(call(owner, SEND, younger)).contains("请再看一眼");
        SecretBox another = new SecretBox(new byte[32]);
        SecondLook madeUp = new SecondLooks(another, Clock.systemUTC())
                .give("account:" + customer.id(), SEND, Map.of("PhoneNumbers", number));
        assertThat(call(owner, SEND, with(madeUp))).contains("请再看一眼");
        assertThat(sent()).isEmpty();
    }

    @Test
    void fromWhereTheAccountsKeysMayNotBeUsedItMayNotEither() {
        ConsoleVisitor owner = logins.owner(customer);
        assertThat(owner.put(
                                "/v1/access/key-policy",
                                Map.of(
                                        "policy",
                                        Map.of(
                                                "Version",
                                                1,
                                                "Status",
                                                "Active",
                                                "Statements",
                                                List.of(Map.of(
                                                        "Type",
                                                        "ClassicWhiteList",
                                                        "IPList",
                                                        List.of("198.51.100.0/24"))))))
                        .status())
                .isEqualTo(200);

        assertThat(call(owner, SEND, message())).contains("isp.RAM_PERMISSION_DENY", "从允许的地址调用");
        assertThat(call(owner, "/console/api/rpc/2017-05-25/QuerySmsSignList", Map.of()))
                .contains("isp.RAM_PERMISSION_DENY");
    }

    /** What policies say of a second factor holds: the session knows whether there was one, a key does not. */
    @Test
    void policiesSeeTheSessionThatCalls() {
        ConsoleVisitor careless = logins.userWith(
                customer,
                "careless",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dysms:*\",\"Resource\":\"*\"},"
                        + "{\"Effect\":\"Deny\",\"Action\":\"dysms:SendSms\",\"Resource\":\"*\",\"Condition\":{\"Bool\":"
                        + "{\"acs:MFAPresent\":\"false\"}}}]}");

        assertThat(call(careless, "/console/api/rpc/2017-05-25/QuerySmsSignList", Map.of()))
                .contains("调用成功");
        assertThat(call(careless, SEND, message())).contains("NoPermission", "ExplicitDeny");
    }

    @Test
    void callsNothingThatEndsWithAKey() {
        String tokens = "/console/api/rpc/2018-05-01/QueryTokenForMnsQueue";
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get(tokens).body()).contains("这个接口不在此处调用").doesNotContain("发起调用");
        assertThat(call(owner, tokens, Map.of("p.MessageType", "SmsReport")))
                .contains("OperationDenied.KeysOnly")
                .doesNotContain("SecurityToken\"");
    }

    /** A browser without script is shown the whole page with the answer in it; a password never comes back. */
    @Test
    void worksWithoutScript() {
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.form("/console/api/rpc/2017-05-25/QuerySmsSignList", "p.PageSize=5")
                        .body())
                .contains("<!DOCTYPE html>", "调用成功", "\"PageSize\" : 5".replace("\"", "&quot;"));
        assertThat(owner.form(
                                "/console/api/rpc/2015-05-01/CreateLoginProfile",
                                "p.UserName=li.lei&p.Password=Secret77x")
                        .body())
                .contains("请再看一眼", "value=\"li.lei\"")
                .doesNotContain("Secret77x");
    }

    /** All pages of the reference are there, those that no list of ours knows by name too. */
    @Test
    void eachCallOfTheListHasItsPage() {
        ConsoleVisitor owner = logins.owner(customer);
        for (String list : List.of("/console/api", "/console/api?door=v1")) {
            List<String> pages = Pattern.compile("href=\"(/console/api/(?:rpc|v1)/[^\"]+)\"")
                    .matcher(owner.get(list).body())
                    .results()
                    .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                    .distinct()
                    .toList();
            assertThat(pages).hasSizeGreaterThan(60);
            assertThat(pages).allSatisfy(page -> {
                ConsoleVisitor.Answer answer = owner.get(page);
                assertThat(answer.status()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).contains("所需权限", "</html>");
            });
        }
        assertThat(owner.get("/console/api/rpc/2017-05-25/SendFax").status()).isEqualTo(404);
        assertThat(owner.get("/console/api/v1/get/faxes").status()).isEqualTo(404);
    }

    /** What the quick start gives to be copied, sends. */
    @Test
    @Tag("S6.2-3")
    void theShellOfTheQuickStartSends() throws Exception {
        String page = logins.owner(customer).get("/console/quick-start").body();
        Matcher code = Pattern.compile("(?s)<pre id=\"curl\">(.*?)</pre>").matcher(page);
        assertThat(code.find()).isTrue();
        String script = HtmlUtils.htmlUnescape(code.group(1))
                .replace("<AccessKeyId>", customer.key().id())
                .replace("<AccessKeySecret>", customer.key().secret())
                .replace("<PhoneNumber>", number)
                .replace("<SignName>", SIGN)
                .replace("<TemplateCode>", template);

        assertThat(bash(script)).contains("\"Code\":\"OK\"", "BizId");
        assertThat(sent()).hasSize(1);
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private Map<String, String> message() {
        return Map.of(
                "p.PhoneNumbers", number,
                "p.SignName", SIGN,
                "p.TemplateCode", template,
                "p.TemplateParam", "{\"code\":\"4711\"}");
    }

    private Map<String, String> with(SecondLook look) {
        Map<String, String> values = new TreeMap<>(message());
        values.putAll(Map.of("nonce", look.nonce(), "at", look.at(), "seal", look.seal(), "confirmed", "true"));
        return values;
    }

    /** The same again, with what the second look gave. */
    private static Map<String, String> confirmed(String look, Map<String, String> values) {
        Map<String, String> again = new TreeMap<>(values);
        HIDDEN.matcher(look).results().forEach(field -> again.put(field.group(1), field.group(2)));
        again.put("confirmed", "true");
        assertThat(again).containsKeys("nonce", "at", "seal");
        return again;
    }

    private static String call(ConsoleVisitor visitor, String page, Map<String, String> values) {
        return HtmlUtils.htmlUnescape(
                visitor.part("POST", page, RawClient.query(values)).body());
    }

    /** By whom, of each message. */
    private List<String> sent() {
        return data.queryForList(
                "select coalesce(sent_by, 'owner') from sending_message where account_id = ?",
                String.class,
                customer.id());
    }
}
