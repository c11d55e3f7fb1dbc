package dev.signet.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccessKeys;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.account.Verification;
import dev.signet.audit.AuditTrail;
import dev.signet.customer.Staff.Answer;
import dev.signet.evidence.Pictures;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticeReader;
import dev.signet.platform.DataPlane;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts as the platform's people keep them, by pages and by their twins. */
@SignetTest
class CustomersIT {

    private static final String API = "/v1/admin/accounts/";
    private static final String PAGES = "/staff/accounts/";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, String> WHY = Map.of("reason", "客户来函 2026-12");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessKeys keys;

    @Autowired
    NoticeCentre notices;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Staff admin;
    private Staff admin2;
    private Staff officer;
    private Staff auditor;
    private Staff finance;
    private Customer customer;

    @BeforeEach
    void anAccountWithAContact() {
        admin = new Staff(server, "admin");
        admin2 = new Staff(server, "admin2");
        officer = new Staff(server, "officer");
        auditor = new Staff(server, "auditor");
        finance = new Staff(server, "finance");
        customer = testAccounts.enterprise("杭州测试有限公司");
        administration.setContact("test", customer.id(), new MainContact("李雷", "13800138000"));
    }

    @Test // #13: nobody would be warned of anything any more
    void thePlatformsOwnAccountIsNobodysToStopOrToLogInTo() {
        long own = accounts.findByName(Account.PLATFORM).orElseThrow().id();
        for (Answer refused : List.of(
                admin.put(API + own + "/state", Map.of("state", "IN_ARREARS", "reason", "x")),
                admin.post(API + own + "/keys", WHY),
                admin.post(API + own + "/console-login", WHY),
                finance.post(API + own + "/top-ups", Map.of("yuan", "5", "payment", "own-" + own, "reason", "x")))) {
            assertThat(refused.code()).as(refused.body()).isEqualTo("OperationDenied.PlatformAccount");
            assertThat(refused.body()).contains(Account.PLATFORM, "the platform's own");
        }
        assertThat(accounts.find(own).orElseThrow().state()).isEqualTo(AccountState.NORMAL);
        assertThat(admin.get(PAGES + own).is(200).body())
                .doesNotContain("data-opens=\"suspend\"", "data-opens=\"login\"");
        assertThat(admin.get(PAGES + own + "/keys").is(200).body()).doesNotContain("data-opens=\"new-key\"");
        assertThat(finance.get(PAGES + own + "/money").is(200).body()).doesNotContain("data-opens=\"top-up\"");
        assertThat(admin.get(PAGES + customer.id()).is(200).body())
                .contains("data-opens=\"suspend\"", "data-opens=\"login\"");
    }

    private Account now() {
        return accounts.find(customer.id()).orElseThrow();
    }

    private static String change(Answer asked) {
        JsonNode answer = asked.is(202).json();
        return answer.has("change")
                ? answer.path("change").path("id").asText()
                : answer.path("id").asText();
    }

    private List<String> told() {
        return notices.list(new NoticeReader(customer.id(), 0), false, 1, 50).rows().stream()
                .map(notice -> notice.kind())
                .toList();
    }

    private List<String> sent(String change) {
        return data.queryForList(
                "select template from sending_platform_message where once = ? and phone_number = '13800138000'",
                String.class,
                "staff-change-" + change);
    }

    private List<String> audited(String action) {
        return admin
                .get("/v1/admin/accounts/" + customer.id() + "/history?size=500")
                .is(200)
                .json()
                .findParents("action")
                .stream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .map(JsonNode::toString)
                .toList();
    }

    @Test // #13
    void anAccountIsMadeWithItsFirstKeyWhichIsShownOnce() {
        Map<String, String> form = Map.of(
                "name", "first-key",
                "kind", "ENTERPRISE",
                "verifiedName", "杭州首钥有限公司",
                "zone", "",
                "firstKey", "true");
        Answer page = admin.form("/staff/accounts", form, "evidence.BUSINESS_LICENCE", Pictures.png())
                .is(200);

        Account made = accounts.findByName("first-key").orElseThrow();
        var key = administration.keys(made.id()).get(0);
        String secret = keys.find(key.id()).orElseThrow().secret();
        assertThat(page.body()).contains(key.id(), secret);
        assertThat(admin.get(PAGES + made.id() + "/keys").is(200).body())
                .contains(key.id())
                .doesNotContain(secret);
        assertThat(admin.get(PAGES + made.id()).is(200).body()).contains("杭州首钥有限公司", "licence.png");
        assertThat(admin.form("/staff/accounts", form).is(409).body()).contains("first-key");

        JsonNode bare = admin.post(
                        "/v1/admin/accounts", Map.of("name", "no-key", "kind", "INDIVIDUAL", "verifiedName", "张三"))
                .is(201)
                .json();
        assertThat(bare.path("accessKeySecret").isNull()).isTrue();
        assertThat(administration.keys(bare.path("id").asLong())).isEmpty();
        assertThat(officer.form("/staff/accounts", form).status()).isEqualTo(403);
    }

    @Test // #13
    void aFurtherKeyExistsOnceAnotherPersonAgreed() {
        Answer asked = admin.post(API + customer.id() + "/keys", WHY).is(202);
        String id = asked.json().path("accessKeyId").asText();
        String secret = asked.json().path("accessKeySecret").asText();
        String change = change(asked);

        assertThat(keys.find(id)).isEmpty();
        assertThat(admin.get(PAGES + customer.id()).is(200).body()).contains(id, "客户来函 2026-12");
        assertThat(admin.post(API + customer.id() + "/keys", WHY).status())
                .as("one waits already")
                .isEqualTo(409);
        assertThat(admin.agree(change).status()).as("by whoever asked").isEqualTo(403);
        assertThat(keys.find(id)).isEmpty();

        admin2.agree(change).is(200);
        assertThat(keys.find(id)).hasValueSatisfying(key -> {
            assertThat(key.secret()).isEqualTo(secret);
            assertThat(key.accountId()).isEqualTo(customer.id());
        });
        assertThat(told()).contains("account.new-key");
        await().atMost(LONG).untilAsserted(() -> assertThat(sent(change)).containsExactly("SMS_PLATFORM_ACCOUNT_KEY"));
        assertThat(audited("access-key.created")).anyMatch(entry -> entry.contains(id) && entry.contains("admin2"));

        admin.put(API + customer.id() + "/keys/" + id + "/state", Map.of("active", false))
                .is(204);
        assertThat(keys.find(id).orElseThrow().active()).isFalse();
        admin.form(PAGES + customer.id() + "/keys/" + id + "/state", Map.of("active", "true"))
                .is(303);
        assertThat(keys.find(id).orElseThrow().active()).isTrue();
    }

    @Test // #13
    void aRefusedKeyNeverIs() {
        Answer page = admin.form(PAGES + customer.id() + "/keys", WHY).is(200);
        String id = page.body().replaceFirst("(?s).*id=\"once-key-id\">([^<]*)<.*", "$1");
        String change = officer.get("/v1/admin/staff-changes?state=WAITING&accountId=" + customer.id())
                .is(200)
                .json()
                .get(0)
                .path("id")
                .asText();

        officer.post("/v1/admin/staff-changes/" + change + "/refuse", Map.of("reason", "未接到客户来函"))
                .is(200);
        assertThat(keys.find(id)).isEmpty();
        assertThat(told()).doesNotContain("account.new-key");
    }

    @Test // #13
    void aFirstLoginOpensSomethingOnceAnotherPersonAgreed() {
        assertThat(admin.post(API + customer.id() + "/console-login", Map.of("reason", " "))
                        .status())
                .as("no reason")
                .isEqualTo(400);
        Answer asked = admin.post(API + customer.id() + "/console-login", WHY).is(202);
        String name = asked.json().path("loginName").asText();
        String password = asked.json().path("oneTimePassword").asText();
        ConsoleVisitor owner = new ConsoleVisitor(server, "127.0.0.1");

        assertThat(name).isEqualTo(customer.account().name());
        assertThat(owner.login(name, password).code()).isEqualTo("LoginFailed");
        String change = change(asked);
        officer.agree(change).is(200);
        assertThat(owner.login(name, password).stage()).isEqualTo("NEW_PASSWORD");
        assertThat(told()).contains("account.first-login");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(sent(change)).containsExactly("SMS_PLATFORM_ACCOUNT_LOGIN"));
        assertThat(audited("console-login.begun")).anyMatch(entry -> entry.contains("officer"));
        assertThat(admin.get(API + customer.id() + "/history").body()).doesNotContain(password);
    }

    @Test // #13
    void suspendingIsDoneAtOnceAndRestoringTakesTwo() {
        assertThat(admin.put(API + customer.id() + "/state", Map.of("state", "IN_ARREARS"))
                        .status())
                .as("no reason")
                .isEqualTo(400);
        assertThat(admin.post(API + customer.id() + "/restore", WHY).is(409).code())
                .isEqualTo("OperationDenied.AccountState");

        admin.form(PAGES + customer.id() + "/suspend", Map.of("reason", "投诉过多")).is(303);
        assertThat(now().state()).isEqualTo(AccountState.IN_ARREARS);
        assertThat(audited("account.state-set")).anyMatch(entry -> entry.contains("投诉过多"));

        String change = change(admin.put(API + customer.id() + "/state", Map.of("state", "NORMAL", "reason", "已整改")));
        assertThat(now().state()).isEqualTo(AccountState.IN_ARREARS);
        officer.agree(change).is(200);
        assertThat(now().state()).isEqualTo(AccountState.NORMAL);
        assertThat(audited("account.state-set")).anyMatch(entry -> entry.contains("已整改") && entry.contains("officer"));
    }

    @Test // #13: whoever agreed did not know of the second
    void whatWasSuspendedAgainIsNotRestoredByAnEarlierConsent() {
        Map<String, Object> arrears = Map.of("state", "IN_ARREARS", "reason", "投诉过多");
        admin.put(API + customer.id() + "/state", arrears).is(204);
        String change = change(admin.post(API + customer.id() + "/restore", WHY));
        admin.put(API + customer.id() + "/state", Map.of("state", "IN_ARREARS", "reason", "又有投诉"))
                .is(204);

        assertThat(officer.post("/v1/admin/staff-changes/" + change + "/approve", Map.of())
                        .is(409)
                        .code())
                .isEqualTo("OperationDenied.AccountState");
        assertThat(now().state()).isEqualTo(AccountState.IN_ARREARS);
    }

    @Test // #13
    void aVerifiedNameChangesWithItsDocumentOnceAnotherPersonAgreed() {
        Map<String, String> form = Map.of("kind", "INDIVIDUAL", "verifiedName", " 张三 ", "reason", "改为个人");
        assertThat(admin.form(PAGES + customer.id() + "/verification", form).status())
                .as("no document")
                .isEqualTo(400);
        admin.form(PAGES + customer.id() + "/verification", form, "evidence.OTHER", Pictures.png())
                .is(303);
        JsonNode waits = officer.get("/v1/admin/staff-changes?state=WAITING&accountId=" + customer.id())
                .is(200)
                .json()
                .get(0);
        String document = waits.path("values").findParents("name").stream()
                .filter(value -> value.path("name").asText().equals("document"))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();

        assertThat(now().verifiedName()).isEqualTo("杭州测试有限公司");
        assertThat(now().international()).isTrue();
        officer.get(PAGES + customer.id() + "/documents/" + document).is(200);
        finance.get(PAGES + customer.id() + "/documents/" + document).is(403);
        officer.get(PAGES + testAccounts.enterprise().id() + "/documents/" + document)
                .is(404);

        String change = waits.path("id").asText();
        officer.agree(change).is(200);
        assertThat(now().verifiedName()).isEqualTo("张三");
        assertThat(now().kind()).isEqualTo(AccountKind.INDIVIDUAL);
        assertThat(now().international()).as("S1-7").isFalse();
        assertThat(administration.document(customer.id())).contains(Long.parseLong(document));
        assertThat(told()).contains("account.verified-name");
        await().atMost(LONG).untilAsserted(() -> assertThat(sent(change)).containsExactly("SMS_PLATFORM_ACCOUNT_NAME"));
    }

    @Test // #13
    void aVerifiedNameIsNotChangedFromOneThatNobodyHasSeen() {
        Map<String, Object> body = Map.of(
                "kind", "ENTERPRISE",
                "verifiedName", "杭州新名有限公司",
                "reason", "更名",
                "document",
                        Map.of(
                                "kind",
                                "BUSINESS_LICENCE",
                                "content",
                                Base64.getEncoder().encodeToString(Pictures.png())));
        String change = change(admin.post(API + customer.id() + "/verification", body));
        administration.verify("test", customer.id(), new Verification(AccountKind.ENTERPRISE, "杭州他名有限公司"), 1, Map.of());

        assertThat(admin2.agree(change).is(409).body()).contains("杭州他名有限公司");
        assertThat(now().verifiedName()).isEqualTo("杭州他名有限公司");
        assertThat(admin.get("/v1/admin/staff-changes/" + change)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("WAITING");
    }

    @Test // #13
    void accountsAreFoundByNameAndIdAndFilteredByKindAndState() {
        Customer other = testAccounts.enterprise("杭州百分之_%有限公司");
        String id = Long.toString(other.id());

        assertThat(found("q=" + id)).containsExactly(id);
        assertThat(found("q=" + other.account().name() + "&kind=ENTERPRISE")).contains(id);
        assertThat(found("q=" + other.account().name() + "&kind=INDIVIDUAL")).doesNotContain(id);
        assertThat(found("q=_%25")).as("as they are written").containsExactly(id);
        administration.setState("test", other.id(), AccountState.IN_ARREARS);
        assertThat(found("state=IN_ARREARS&size=500")).contains(id).doesNotContain(Long.toString(customer.id()));
        assertThat(found("size=1")).hasSize(1);
        assertThat(auditor.get("/staff/accounts?q=_%25").is(200).body())
                .contains(PAGES + id)
                .doesNotContain(PAGES + customer.id());
    }

    private List<String> found(String query) {
        return auditor.get("/v1/admin/accounts?" + query).is(200).json().findValuesAsText("id");
    }

    @Test // #13
    void whatHappenedToAnAccountIsToldInWordsPageByPage() {
        administration.setKeyActive("admin", customer.id(), customer.key().id(), false);
        String page = auditor.get(PAGES + customer.id() + "/history").is(200).body();
        assertThat(page)
                .contains("创建账号", "停用 AccessKey", customer.key().id(), "登记主联系人")
                .doesNotContain("13800138000");

        JsonNode newest =
                auditor.get(API + customer.id() + "/history?size=1").is(200).json();
        assertThat(newest.findValuesAsText("action")).containsExactly("access-key.deactivated");
        JsonNode older = auditor.get(API + customer.id() + "/history?size=1&before="
                        + newest.get(0).path("id").asText())
                .is(200)
                .json();
        assertThat(older.findValuesAsText("action")).containsExactly("account.contact-set");
    }

    @Test // #13
    void whatItsOwnPeopleDidHappenedToTheAccount() {
        String alice = "account:" + customer.id() + "/user/alice";
        transaction.executeWithoutResult(
                status -> audit.record(alice, "signature.deleted", "signature", "5", Map.of("name", "云帆科技")));

        JsonNode entry =
                auditor.get(API + customer.id() + "/history").is(200).json().get(0);
        assertThat(entry.path("actor").asText()).isEqualTo(alice);
        assertThat(entry.path("what").path("zh").asText()).isEqualTo("删除签名");
        assertThat(auditor.get("/v1/admin/audit?accountId=" + customer.id() + "&size=1")
                        .is(200)
                        .body())
                .contains(alice);
        assertThat(auditor.get(API + testAccounts.enterprise().id() + "/history")
                        .is(200)
                        .body())
                .doesNotContain(alice);
    }

    @Test // #13
    void anAuditorSeesAnAccountAndIsOfferedNoChange() {
        assertThat(auditor.get(PAGES + customer.id()).is(200).body())
                .contains("杭州测试有限公司")
                .doesNotContain("data-opens", PAGES + customer.id() + "/verification", "13800138000");
        assertThat(auditor.get(PAGES + customer.id() + "/keys").is(200).body()).doesNotContain("data-opens");
        for (String change : List.of("suspend", "restore", "login", "keys", "contact", "verification")) {
            auditor.form(PAGES + customer.id() + "/" + change, WHY).is(403);
        }
        auditor.get("/staff/accounts/new").is(403);
        admin.get(PAGES + "1").is(404);
    }

    @Test // #13
    void theMainContactIsSetAndShownMasked() {
        admin.form(PAGES + customer.id() + "/contact", Map.of("name", "韩梅梅", "phoneNumber", "13900139000"))
                .is(303);
        assertThat(administration.contact(customer.id())).contains(new MainContact("韩梅梅", "13900139000"));
        assertThat(officer.get(PAGES + customer.id()).body())
                .contains("韩梅梅", "139****9000")
                .doesNotContain("13900139000");
        assertThat(admin.form(PAGES + customer.id() + "/contact", Map.of("name", "韩梅梅", "phoneNumber", "123"))
                        .status())
                .isEqualTo(400);
    }
}
