package dev.signet.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.access.AccountPeople.Person;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the console's first page is told of an account, by its doors. */
@SignetTest
class OverviewIT {

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountPeople people;

    @Autowired
    Approved approved;

    @Autowired
    Packages packages;

    @Autowired
    Bookings bookings;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    Ids ids;

    private Customer customer;
    private SignedRest api;

    @BeforeEach
    void begin() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
    }

    private static List<String> kinds(SignedRest api) {
        List<String> kinds = new ArrayList<>();
        api.get("/v1/account/needs")
                .json()
                .path("needs")
                .forEach(need -> kinds.add(need.path("kind").asText()));
        return kinds;
    }

    private JsonNode first() {
        return api.get("/v1/account/needs").json().at("/needs/0");
    }

    private void rejectedSignature(String name) {
        approved.signature(customer.id(), name, Scenario.GENERAL);
        reject("signature_revision", "role = 'OPEN'");
    }

    private String rejectedTemplate() {
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您好", "{}");
        jdbc.sql("update template set state = 'REJECTED' where account_id = ?")
                .param(customer.id())
                .update();
        reject("template_revision", "name = 'test'");
        return code;
    }

    private void reject(String table, String also) {
        jdbc.sql("update " + table + " set state = 'REJECTED', reason = '名称有误', reason_en = 'wrong name',"
                        + " decided_at_ms = 1000, " + also + " where account_id = ?")
                .param(customer.id())
                .update();
    }

    private long task(String state, String pause, TemplateKind kind) {
        long id = ids.next();
        jdbc.sql("""
                        insert into bulk_task (id, account_id, name, sign_name, template_code, template_kind, list_id, numbers,
                            access_key_id, source_ip, creation_body, created_at, state, pause_reason)
                        values (?, ?, '周年庆', 'test', 'SMS_1', ?, 1, 1, 'test', '127.0.0.1', '', 0, ?, ?)""").params(id, customer.id(), kind.name(), state, pause).update();
        return id;
    }

    @Test
    void anAccountInOrderNeedsNothing() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        task("RUNNING", null, TemplateKind.NOTIFICATION);
        task("PAUSED", "WINDOW", TemplateKind.PROMOTIONAL);

        assertThat(kinds(api)).isEmpty();
    }

    @Test
    void saysWhatWasRejectedAndWhyAndWhereItIsMended() {
        rejectedSignature("云帆 科技");
        String code = rejectedTemplate();

        JsonNode needs = api.get("/v1/account/needs").json().path("needs");

        assertThat(needs).hasSize(2);
        assertThat(needs.findValuesAsText("sentence"))
                .containsExactlyInAnyOrder("签名“云帆 科技”未通过审核：名称有误", "模板“test”未通过审核：名称有误");
        assertThat(needs.findValuesAsText("sentenceEn"))
                .allSatisfy(text -> assertThat(text).endsWith("was rejected: wrong name"));
        assertThat(needs.findValuesAsText("page"))
                .containsExactlyInAnyOrder(
                        "/console/signatures/of/%E4%BA%91%E5%B8%86%20%E7%A7%91%E6%8A%80", "/console/templates/" + code);
        assertThat(needs.findValuesAsText("at")).containsOnly("1970-01-01T00:00:01Z");
    }

    @Test
    void namesTasksThatRestUntilSomebodyActs() {
        task("PAUSED", "USER", TemplateKind.NOTIFICATION);
        task("PAUSED", "REFUSED", TemplateKind.NOTIFICATION);
        long waiting = task("AWAITING_CONFIRMATION", null, TemplateKind.NOTIFICATION);

        JsonNode needs = api.get("/v1/account/needs").json().path("needs");

        assertThat(needs.findValuesAsText("kind"))
                .containsExactly("bulk-task.rests", "bulk-task.rests", "bulk-task.rests");
        assertThat(needs.findValuesAsText("sentence").toString()).contains("确认后才会发送", "继续后才会发送", "处理后可继续");
        assertThat(needs.findValuesAsText("page")).contains("/console/bulk-tasks/" + waiting);
    }

    @Test
    void pointsOutKeysThatNobodyUsedForNinetyDays() {
        Person bob = people.user(customer, "bob");
        people.attachCustom(customer, "USER", bob.id(), "home", """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "dysms:GetAccount", "Resource": "*"}]}""");
        jdbc.sql("update account_access_key set created_at = '2026-01-01 00:00:00' where account_id = ? and id <> ?")
                .params(customer.id(), customer.key().id())
                .update();
        jdbc.sql("insert into access_key_use (key_id, used_at) values (?, utc_timestamp(3) - interval 91 day)"
                        + " on duplicate key update used_at = values(used_at)")
                .param(bob.key().id())
                .update();

        assertThat(kinds(api)).containsExactly("key.unused");
        assertThat(first().path("sentence").asText()).contains("bob", bob.key().id());
        jdbc.sql("update access_key_use set used_at = utc_timestamp(3) - interval 89 day where key_id = ?")
                .param(bob.key().id())
                .update();
        assertThat(kinds(api)).isEmpty();
    }

    @Test
    @Tag("S1-4")
    @Tag("S1-5")
    void tellsAnAccountThatOwesOrHasNothingToTopUp() {
        administration.setBalance("test", customer.id(), BigDecimal.ZERO, "test");
        assertThat(kinds(api)).containsExactly("account.nothing-left");

        packages.grant(
                customer.id(),
                Coverage.DOMESTIC,
                10,
                clock.instant(),
                clock.instant().plusSeconds(60),
                null);
        assertThat(kinds(api)).isEmpty();

        administration.setState("test", customer.id(), AccountState.IN_ARREARS);
        assertThat(kinds(api)).containsExactly("account.in-arrears");
        assertThat(first().path("sentence").asText()).contains("欠费", "充值");
        assertThat(api.get("/v1/account").json().path("state").asText()).isEqualTo("IN_ARREARS");
    }

    @Test // #14: a voucher pays, too; a package of later does not yet, and whoever owes sends nothing whatever they
    // hold
    void whatPaysIsCountedAsItPays() {
        administration.setBalance("test", customer.id(), BigDecimal.ZERO, "test");
        Instant now = clock.instant();
        packages.grant(
                customer.id(), Coverage.DOMESTIC, 10, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)), null);
        assertThat(kinds(api)).containsExactly("account.nothing-left");
        assertThat(first().path("sentence").asText()).contains("余额", "套餐包", "代金券");

        bookings.giveVoucher(
                new Booking.Order(ids.next(), customer.id(), "finance", "finance2", "赠送"),
                null,
                BigDecimal.ONE,
                now,
                now.plus(Duration.ofDays(1)));
        // No change was asked for and agreed to: there is none to compare with.
        data.update("update billing_booking set compared = true where account_id = ?", customer.id());
        assertThat(kinds(api)).isEmpty();

        administration.setBalance("test", customer.id(), new BigDecimal("-1"), "test");
        assertThat(kinds(api)).containsExactly("account.in-arrears");
    }

    @Test // #13
    void tellsASuspendedAccountWhyButNotByWhom() {
        administration.suspend("admin", customer.id(), "投诉过多");

        assertThat(kinds(api)).containsExactly("account.suspended");
        assertThat(first().path("sentence").asText()).contains("停用", "投诉过多").doesNotContain("欠费");
        assertThat(api.get("/v1/account").json().path("state").asText()).isEqualTo("NORMAL");
        assertThat(api.get("/v1/account").json().path("suspension").toString())
                .contains("投诉过多")
                .doesNotContain("admin");
        assertThat(api.get("/v1/account/packages").json().path("suspension").asText())
                .isEqualTo("投诉过多");
    }

    @Test
    @Tag("S1-6")
    @Tag("S1-11")
    @Tag("S1-13")
    @Tag("S1-14")
    void showsWhatIsLeftOfThePackagesAndWarnsBelowTheValue() {
        packages.grant(
                customer.id(),
                Coverage.DOMESTIC,
                1000,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)),
                null);
        api.put("/v1/settings", Map.of("packageWarning", 1001));

        JsonNode standing = api.get("/v1/account/packages").json();

        assertThat(standing.path("kind").asText()).isEqualTo("ENTERPRISE");
        assertThat(standing.path("state").asText()).isEqualTo("NORMAL");
        assertThat(standing.path("billing").asText()).isEqualTo("PACKAGE");
        assertThat(standing.path("balance").decimalValue()).isEqualByComparingTo("100");
        assertThat(standing.at("/domestic/unitsLeft").asLong()).isEqualTo(1000);
        assertThat(standing.at("/domestic/percentLeft").asInt()).isEqualTo(100);
        assertThat(standing.path("warning").asLong()).isEqualTo(1001);
        assertThat(standing.path("low").asBoolean()).isTrue();
        assertThat(standing.at("/packages/0/daysLeft").asLong()).isBetween(29L, 30L);
        assertThat(kinds(api)).containsExactly("package.low");
        assertThat(first().path("sentence").asText()).isEqualTo("国内套餐包剩余 1000 条，低于预警值 1001 条。");
    }

    @Test
    void showsAUserOnlyWhatTheyMaySee() {
        rejectedSignature("云帆科技");
        rejectedTemplate();
        task("AWAITING_CONFIRMATION", null, TemplateKind.NOTIFICATION);
        Person bob = people.user(customer, "bob");
        people.attachCustom(customer, "USER", bob.id(), "signatures", """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "*",
                  "Action": ["dysms:GetAccount", "dysms:GetSmsSign", "dysms:QuerySmsSignList"]}]}""");
        SignedRest bobs = new SignedRest(server, bob.key(), clock);

        assertThat(kinds(bobs)).containsExactly("signature.rejected");
        assertThat(bobs.get("/v1/account/entries").json().fieldNames())
                .toIterable()
                .containsExactly("SIGNATURES");
        assertThat(bobs.get("/v1/account/packages").status()).isEqualTo(403);
    }

    @Test
    @Tag("S1-12")
    void countsWhatThereIsForMessagesAtHomeAndAbroad() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.signature(customer.id(), "云帆验证", Scenario.VERIFICATION);
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您好", "{}");
        approved.template(customer.id(), TemplateKind.PROMOTIONAL, "您好", "{}");
        approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Hello", "{}");
        task("FINISHED", null, TemplateKind.INTERNATIONAL);

        JsonNode entries = api.get("/v1/account/entries").json();

        assertThat(entries.toString())
                .isEqualTo("{\"SIGNATURES\":{\"domestic\":2,\"international\":1},"
                        + "\"TEMPLATES\":{\"domestic\":2,\"international\":1},"
                        + "\"BULK_TASKS\":{\"domestic\":0,\"international\":1}}");
    }

    private String next() {
        return api.get("/v1/account/guide").json().path("next").asText();
    }

    @Test
    @Tag("S1-8")
    void guidesABeginnerFromStepToStep() {
        assertThat(next()).isEqualTo("SIGNATURE");
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        assertThat(next()).isEqualTo("TEMPLATE");
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您好", "{}");
        assertThat(next()).as("the key is there").isEqualTo("MESSAGE");
    }

    @Test
    @Tag("S1-15")
    void guidesAnEnterpriseToMessagesAbroad() {
        assertThat(wayAbroad()).containsExactly("APPLIED false", "APPROVED false", "SENT false");
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您好", "{}");
        assertThat(wayAbroad()).as("one for home").containsExactly("APPLIED false", "APPROVED false", "SENT false");

        String code = approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Hello", "{}");
        assertThat(wayAbroad()).containsExactly("APPLIED true", "APPROVED true", "SENT false");
        jdbc.sql("update template set state = 'UNDER_REVIEW' where number = ?")
                .param(code.substring("SMS_".length()))
                .update();
        assertThat(wayAbroad()).containsExactly("APPLIED true", "APPROVED false", "SENT false");
    }

    private List<String> wayAbroad() {
        List<String> steps = new ArrayList<>();
        api.get("/v1/account/guide")
                .json()
                .path("abroad")
                .forEach(each -> steps.add(
                        each.path("step").asText() + " " + each.path("taken").asBoolean()));
        return steps;
    }

    @Test
    @Tag("S1-7")
    @Tag("S1-15")
    void opensTheInternationalServiceForAnEnterpriseThatWantsIt() {
        Account made = administration.create("test", "home-abroad", AccountKind.ENTERPRISE, "杭州云帆科技有限公司", null);
        SignedRest theirs = new SignedRest(server, administration.createKey("test", made.id()), clock);
        SignedRest individual = new SignedRest(server, accounts.individual().key(), clock);

        assertThat(theirs.get("/v1/account/international").text()).isEqualTo("{\"available\":true,\"open\":false}");
        assertThat(theirs.put("/v1/account/international", Map.of("open", true)).text())
                .isEqualTo("{\"available\":true,\"open\":true}");
        assertThat(theirs.get("/v1/account").json().path("international").asBoolean())
                .isTrue();
        assertThat(individual.get("/v1/account/international").text())
                .isEqualTo("{\"available\":false,\"open\":false}");
        SignedRest.Reply refused = individual.put("/v1/account/international", Map.of("open", true));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("OperationDenied.International");
        assertThat(theirs.put("/v1/account/international", Map.of()).status()).isEqualTo(400);
    }

    @Test
    @Tag("S1-15")
    void namesThePricesOfCountriesAndRegions() {
        JsonNode prices = api.get("/v1/prices").json();

        assertThat(prices.path("domestic").findValuesAsText("kind")).contains("VERIFICATION", "PROMOTIONAL");
        JsonNode abroad = prices.path("international");
        assertThat(abroad.findValuesAsText("prefix")).contains("", "852");
        assertThat(abroad.findValuesAsText("name")).contains("中国香港", "其他国家和地区");
        assertThat(abroad.findValuesAsText("nameEn")).contains("Hong Kong (China)");
        assertThat(abroad)
                .allSatisfy(
                        price -> assertThat(price.path("yuan").decimalValue()).isPositive());
    }
}
