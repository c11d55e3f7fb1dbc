package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords of those who log in to the console. */
class ConsolePasswordsIT extends LoggingIn {

    @Autowired
    PasswordPolicies policies;

    @Test // #11
    void aLoginThatMeetsAnotherPasswordLeavesNoSessionOfTheOldOne() throws Exception {
        String old = PASSWORD;
        for (int round = 0; round < 6; round++) {
            String present = old;
            String fresh = "Round horse " + round;
            List<ConsoleVisitor> visitors = List.of(visitor(), visitor(), visitor(), visitor());
            assertThat(atOnce(visitors, visitor -> {
                        if (visitor == visitors.get(1)) {
                            ProfileChange change = new ProfileChange(fresh, false, null, null);
                            profiles.update("test", alice.accountId(), alice.id(), change);
                            return 200;
                        }
                        return visitor.login(alice.loginName(), present).status();
                    }))
                    .allMatch(status -> status == 200 || status == 401);
            assertThat(visitors)
                    .allSatisfy(visitor -> assertThat(visitor.get(API).status()).isNotEqualTo(200));
            clock.advance(Duration.ofMinutes(20));
            old = fresh;
        }
    }

    @Test // #11
    void changingOnesPasswordEndsOnesOtherSessions() {
        ConsoleVisitor here = open(alice);
        ConsoleVisitor there = open(alice);
        String before = here.session();
        assertThat(here.put("/v1/console/password", Map.of("present", "wrong", "password", "Another horse 9"))
                        .code())
                .isEqualTo("WrongPassword");
        assertThat(here.put("/v1/console/password", Map.of("present", PASSWORD, "password", "Another horse 9"))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(there.get(API).status()).isEqualTo(401);
        assertThat(here.get(API).status()).isEqualTo(200);
        ConsoleVisitor thief = visitor();
        thief.cookies.put("SIGNET-CONSOLE", before);
        assertThat(thief.get(API).status()).as("stolen before").isEqualTo(401);
    }

    @Test // #11
    void passwordsKeepToThePolicyOfTheAccount() {
        policies.set("test", customer.id(), new PasswordPolicy(10, true, true, true, true, 90, false, 2, 5));
        ConsoleVisitor visitor = open(alice);
        Map<String, String> refused = Map.of(
                "Short 1!",
                "10",
                "no capital 1!",
                "capital",
                "NO SMALL 11!",
                "small",
                "No digits at all!",
                "digits",
                "Nosymbols1234",
                "symbols",
                "Aa1!" + "龙".repeat(28),
                "72 bytes");
        refused.forEach((password, why) -> {
            Answer told = visitor.put("/v1/console/password", Map.of("present", PASSWORD, "password", password));
            assertThat(told.code()).as(password).isEqualTo("InvalidParameter.Password");
            assertThat(told.json().path("messageEn").asText()).contains(why);
        });
        String present = PASSWORD;
        for (String next : List.of("First horse 1!", "Second horse 2!", "Third horse 3!")) {
            assertThat(visitor.put("/v1/console/password", Map.of("present", present, "password", next))
                            .stage())
                    .isEqualTo("OPEN");
            present = next;
            clock.advance(Duration.ofSeconds(1));
        }
        for (String used : List.of("Third horse 3!", "Second horse 2!", "First horse 1!")) {
            assertThat(visitor.put("/v1/console/password", Map.of("present", present, "password", used))
                            .code())
                    .as(used)
                    .isEqualTo("InvalidParameter.Password");
        }
        policies.set("test", customer.id(), new PasswordPolicy(10, true, true, true, true, 90, false, 0, 5));
        assertThat(visitor.put("/v1/console/password", Map.of("present", present, "password", present))
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("新密码不能与当前密码相同。");
        clock.advance(Duration.ofDays(91));
        assertThat(visitor().login(alice.loginName(), present).stage()).isEqualTo("NEW_PASSWORD");
        policies.set("test", customer.id(), new PasswordPolicy(10, false, false, false, false, 90, true, 0, 5));
        assertThat(visitor().login(alice.loginName(), present).code()).isEqualTo("PasswordExpired");
        assertThat(visitor().login(alice.loginName(), "wrong").code()).isEqualTo("LoginFailed");
        assertThatThrownBy(() -> policies.set(
                        "test", customer.id(), new PasswordPolicy(7, false, false, false, false, 0, false, 0, 5)))
                .isInstanceOf(Refusal.class);
    }

    @Test // #11
    void aPasswordIsTheSameHoweverItsLettersArePutTogether() {
        String together = "Caf\u00e9 horse 7";
        String apart = "Cafe\u0301 horse 7";
        set(apart);
        assertThat(visitor().login(alice.loginName(), together).stage()).isEqualTo("OPEN");
        assertThat(visitor().login(alice.loginName(), apart).stage()).isEqualTo("OPEN");
        set(PASSWORD);
        set(together);
        assertThat(visitor().login(alice.loginName(), apart).stage()).isEqualTo("OPEN");
        assertThat(visitor()
                        .login(alice.loginName(), together.replace('C', 'Ｃ'))
                        .code())
                .as("another letter")
                .isEqualTo("LoginFailed");

        String before = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(apart);
        jdbc.sql("update access_login_profile set password_hash = ? where account_id = ? and user_id = ?")
                .params(before, alice.accountId(), alice.id())
                .update();
        assertThat(visitor().login(alice.loginName(), apart).stage())
                .as("as it was kept before")
                .isEqualTo("OPEN");
    }

    private void set(String password) {
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange(password, false, null, null));
    }

    @Test // #11
    void nobodyIsPromisedAnEndOfTheWait() {
        Answer wrong =
                open(alice).put("/v1/console/password", Map.of("present", "wrong", "password", "Another horse 9"));
        assertThat(wrong.code()).isEqualTo("WrongPassword");
        assertThat(wrong.json().path("messageEn").asText())
                .contains("refused for a while")
                .doesNotContain("minute");
        assertThat(wrong.json().path("message").asText()).contains("须等待片刻").doesNotContain("分钟");
    }
}
