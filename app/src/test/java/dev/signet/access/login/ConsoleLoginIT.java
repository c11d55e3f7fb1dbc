package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.platform.Refusal;
import dev.signet.support.SignedRest;
import dev.signet.support.TestAccounts.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the people of an account get into the console. */
class ConsoleLoginIT extends LoggingIn {

    @Autowired
    AccountAliases aliases;

    @Autowired
    AccountAdministration administration;

    /** A session is no key. */
    @Test // #11
    void letsKeysInAgainThatTheAccountHasShutOut() {
        SignedRest keys = new SignedRest(server, customer.key(), clock);
        ConsoleVisitor visitor = new ConsoleVisitor(server, HOME);
        visitor.login(alice.loginName(), PASSWORD);
        Map<String, Object> nowhere = Map.of(
                "Status", "Active", "Statements", List.of(Map.of("Type", "ClassicWhiteList", "IPList", List.of())));

        assertThat(visitor.put("/v1/access/key-policy", Map.of("policy", nowhere))
                        .status())
                .isEqualTo(200);
        assertThat(keys.get(API).code()).isEqualTo("isp.RAM_PERMISSION_DENY");

        Map<String, Object> open = Map.of("Status", "Inactive", "Statements", List.of());
        assertThat(visitor.put("/v1/access/key-policy", Map.of("policy", open)).status())
                .isEqualTo(200);
        assertThat(keys.get(API).status()).isEqualTo(200);
    }

    @Test // #11
    void anOwnerBeginsWithAOneTimePasswordThatOpensNothingElse() {
        Answer made = ownersFirstLogin("admin");
        String oneTime = made.json().path("oneTimePassword").asText();
        assertThat(made.json().path("loginName").asText())
                .isEqualTo(customer.account().name());
        assertThat(ownersFirstLogin("officer").status()).isEqualTo(403);

        ConsoleVisitor owner = visitor();
        String latest = ownersFirstLogin("admin").json().path("oneTimePassword").asText();
        assertThat(owner.login(customer.account().name(), oneTime).code())
                .as("a later one takes its place")
                .isEqualTo("LoginFailed");
        assertThat(owner.login(customer.account().name(), latest).stage()).isEqualTo("NEW_PASSWORD");
        assertThat(owner.get(API).status()).isEqualTo(401);
        assertThat(owner.get(ME).status()).isEqualTo(401);
        assertThat(owner.post("/v1/console/login/password", Map.of("password", latest))
                        .code())
                .isEqualTo("InvalidParameter.Password");
        assertThat(owner.post("/v1/console/login/password", Map.of("password", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(owner.get(API).json().path("name").asText())
                .isEqualTo(customer.account().name());
        assertThat(owner.get(ME).json().path("arn").asText()).isEqualTo("acs:ram::" + customer.id() + ":root");
        assertThat(visitor().login(customer.account().name(), latest).code()).isEqualTo("LoginFailed");
        assertThat(profiles.hasOwnPassword(customer.id())).isTrue();
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                        .param(Long.toString(customer.id()))
                        .query(String.class)
                        .list())
                .contains("console-login.begun", "console-password.changed", "console.signed-in");
        assertThat(jdbc.sql("select count(*) from audit_entry where details like ?")
                        .param("%" + latest + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test // #11
    void aOneTimePasswordIsOverInTime() {
        String oneTime =
                ownersFirstLogin("admin").json().path("oneTimePassword").asText();
        clock.advance(Duration.ofHours(72));
        assertThat(visitor().login(customer.account().name(), oneTime).code()).isEqualTo("LoginFailed");
    }

    @Test // #11
    void namesThatOnlyLookAlikeAreNobodys() {
        user(customer, "kim");
        String account = customer.account().name();
        for (String name : List.of(
                "аlice@" + account, // Cyrillic а
                "ａlice@" + account,
                "alice＠" + account,
                "alice\u200B@" + account,
                "\u202Ealice@" + account,
                "alice @" + account,
                " alice@" + account,
                "alice@" + account + " ",
                "alice@" + account.replace('t', '\u0442'),
                "\u212Aim@" + account, // the sign of Kelvin, whose small form is k
                "k\u0131m@" + account)) {
            assertThat(visitor().login(name, PASSWORD).stage()).as(name).isEmpty();
        }
        assertThat(visitor().login("KIM@" + account, PASSWORD).stage()).isEqualTo("OPEN");
        assertThat(visitor().login("kim@" + customer.id(), PASSWORD).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void twoAccountsMayHaveUsersOfOneName() {
        Customer other = accounts.enterprise();
        Person theirs = withoutLogin(other, "alice");
        profiles.create("test", other.id(), theirs.id(), "Another horse 8", false, false);
        String alias = "yunfan-" + customer.id() % 100_000;
        aliases.set("test", customer.id(), alias);

        assertThat(visitor().login("alice@" + alias, "Another horse 8").code()).isEqualTo("LoginFailed");
        ConsoleVisitor ours = visitor();
        ours.login("alice@" + alias, PASSWORD);
        assertThat(ours.get(ME).json().path("accountId").asText()).isEqualTo(Long.toString(customer.id()));
        assertThat(ours.get(ME).json().path("loginName").asText()).isEqualTo("alice@" + alias);
        assertThat(ours.get(API).json().path("name").asText())
                .isEqualTo(customer.account().name());

        for (String taken : List.of(alias, customer.account().name())) {
            assertThatThrownBy(() -> aliases.set("test", other.id(), taken))
                    .isInstanceOf(Refusal.class)
                    .extracting(e -> ((Refusal) e).code())
                    .isEqualTo("EntityAlreadyExists.AccountAlias");
        }
        assertThatThrownBy(() -> aliases.set("test", other.id(), "support"))
                .as("reserved")
                .isInstanceOf(Refusal.class);
        for (String bad : List.of(
                "ab",
                "-yunfan",
                Long.toString(customer.id()),
                "уunfan",
                "yun--fan",
                "云帆",
                "YunFan",
                "12345",
                "a".repeat(33))) {
            assertThatThrownBy(() -> aliases.set("test", other.id(), bad))
                    .as(bad)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test // #11
    void whatStandsBehindTheAtIsOneAccountWhateverOthersAreCalled() {
        String alias = "known-" + customer.id() % 100_000;
        aliases.set("test", customer.id(), alias);
        assertThatThrownBy(() -> administration.create("test", alias, AccountKind.ENTERPRISE, "冒名有限公司", null))
                .as("an account that would be called so")
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo("EntityAlreadyExists.Account");
        assertThat(jdbc.sql("select count(*) from account_account where name = ?")
                        .param(alias)
                        .query(Integer.class)
                        .single())
                .isZero();

        long theirs = administration
                .create("test", Long.toString(customer.id()), AccountKind.ENTERPRISE, "编号有限公司", null)
                .id();
        ConsoleVisitor visitor = visitor();
        visitor.login("alice@" + customer.id(), PASSWORD);
        assertThat(visitor.get(ME).json().path("accountId").asText())
                .as("digits are an id, though another is called so")
                .isEqualTo(Long.toString(customer.id()));
        assertThat(aliases.nameOf(theirs)).isEqualTo(Long.toString(theirs));
    }

    @Test // #11
    void aSignInFromANewPlaceIsToldOnce() {
        open(alice);
        open(alice);
        visitor().from("198.51.100.9").login(alice.loginName(), "wrong");
        visitor().from("2001:db8:1:2::1").login(alice.loginName(), PASSWORD);
        visitor().from("2001:db8:1:2::2").login(alice.loginName(), PASSWORD);

        assertThat(jdbc.sql(
                                "select json_value(told, '$.address') from notice_notice where account_id = ? and recipient = ?"
                                        + " order by id")
                        .params(alice.accountId(), alice.id())
                        .query(String.class)
                        .list())
                .containsExactly(HOME, "2001:db8:1:2:0:0:0:1");
    }

    @Test // #11
    void whatIsTooLongIsNotLookedAt() {
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login("a".repeat(20_000), "b").code()).isEqualTo("RequestTooLarge");
        assertThat(visitor.login("a".repeat(201), "b").status()).isEqualTo(400);
        assertThat(visitor.login("a", "b".repeat(257)).status()).isEqualTo(400);
        String secret = "s3cret".repeat(50);
        assertThat(visitor.login("a", secret).body()).contains("password").doesNotContain("s3cret");
        ConsoleVisitor open = open(alice);
        assertThat(open.put("/v1/console/password", Map.of("present", secret, "password", secret))
                        .body())
                .contains("present", "password")
                .doesNotContain("s3cret");
        assertThat(open.post("/v1/console/mfa/bind", Map.of("code", secret)).body())
                .contains("code")
                .doesNotContain("s3cret");
        visitor.get("/console/login");
        Answer page = visitor.form("/console/login", "loginName=" + "a".repeat(300) + "&password=b&_csrf=" + "x");
        assertThat(page.status()).isEqualTo(302);
        for (Answer answer : List.of(
                visitor.send("POST", "/v1/console/login", "application/json", "{"),
                visitor.send("POST", "/v1/console/login", "application/json", "{\"loginName\": 5, \"password\": []}"),
                visitor.get("/console/nothing"),
                visitor.delete("/v1/console/sessions/x"))) {
            assertThat(answer.status()).isBetween(300, 499);
            assertThat(answer.body()).doesNotContain("Exception", "dev.signet", "at org.");
        }
        String long72 = "p".repeat(73);
        profiles.update(
                "test", alice.accountId(), alice.id(), new ProfileChange("p1" + "p".repeat(30), null, null, null));
        assertThat(visitor.login(alice.loginName(), long72).code()).isEqualTo("LoginFailed");
    }
}
