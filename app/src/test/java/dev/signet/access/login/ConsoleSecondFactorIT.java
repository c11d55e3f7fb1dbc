package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The second factor of a login to the console. */
class ConsoleSecondFactorIT extends LoggingIn {

    @Test // #11
    void noCodeIsTakenTwice() throws Exception {
        NewMfaDevice device = enrol(alice);
        String enrolled = code(device, 0);
        ConsoleVisitor again = visitor();
        again.login(alice.loginName(), PASSWORD);
        assertThat(again.get(API).status()).as("half a login").isEqualTo(401);
        assertThat(code(again, enrolled).code()).as("spent by enrolling").isEqualTo("WrongCode");

        clock.advance(Duration.ofMinutes(1));
        List<ConsoleVisitor> many = loggedInHalf(8);
        String once = code(device, 0);
        assertThat(atOnce(many, visitor -> code(visitor, once).status()))
                .as("the same code eight times at once")
                .containsOnlyOnce(200);
        assertThat(code(loggedInHalf(1).get(0), code(device, -1)).code())
                .as("an earlier one after a later one")
                .isEqualTo("WrongCode");
    }

    @Test // #11
    void aRecoveryCodeOpensOnce() throws Exception {
        ConsoleVisitor open = open(alice);
        List<String> codes = enrolInSession(open);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from access_recovery_code where account_id = ? and user_id = ?")
                        .params(alice.accountId(), alice.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);

        assertThat(atOnce(
                        loggedInHalf(8), visitor -> code(visitor, codes.get(0)).status()))
                .containsOnlyOnce(200);
        clock.advance(Duration.ofMinutes(20));
        assertThat(code(loggedInHalf(1).get(0), codes.get(0)).code()).isEqualTo("WrongCode");
        ConsoleVisitor upper = loggedInHalf(1).get(0);
        assertThat(code(upper, codes.get(1).toUpperCase()).stage()).isEqualTo("OPEN");
        assertThat(upper.get(ME).json().path("mfaPresent").asBoolean()).isTrue();
        assertThat(upper.get(ME).json().at("/secondFactor/recoveryCodes").asInt())
                .isEqualTo(8);
    }

    @Test // #11
    void tooManyWrongCodesEndTheLoginAndThenTheUserWaits() {
        NewMfaDevice device = enrol(alice);
        clock.advance(Duration.ofMinutes(1));
        ConsoleVisitor guessing = loggedInHalf(1).get(0);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            guessing.from("198.51.100." + i);
            assertThat(code(guessing, "00000" + i).status()).isEqualTo(401);
        }
        assertThat(guessing.get("/v1/console/login").code()).isEqualTo("SessionOver");

        ConsoleVisitor elsewhere = loggedInHalf(1).get(0).from("198.51.100.77");
        assertThat(code(elsewhere, code(device, 0)).code())
                .as("right, and not heard")
                .isEqualTo("WrongCode");
        clock.advance(Duration.ofMinutes(16));
        assertThat(code(loggedInHalf(1).get(0), code(device, 0)).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void aSecondFactorThatIsRequiredIsBoundAtTheLogin() {
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange(null, null, true, null));
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login(alice.loginName(), PASSWORD).stage()).isEqualTo("ENROLMENT");
        assertThat(visitor.get(API).status()).isEqualTo(401);
        JsonNode device = visitor.get("/v1/console/login/enrolment").json();
        assertThat(visitor.get("/v1/console/login/enrolment").json())
                .as("the same until it is bound")
                .isEqualTo(device);
        String secret = device.path("secret").asText();
        assertThat(device.path("uri").asText())
                .startsWith(
                        "otpauth://totp/Signet%3Aalice%40" + customer.account().name() + "?")
                .contains("secret=" + secret);
        assertThat(visitor.post("/v1/console/login/enrolment", Map.of("code", "000000"))
                        .code())
                .isEqualTo("InvalidParameter.AuthenticationCode");
        Answer bound = visitor.post("/v1/console/login/enrolment", Map.of("code", code(secret, 0)));
        assertThat(bound.stage()).isEqualTo("OPEN");
        assertThat(bound.json().path("recoveryCodes")).hasSize(10);
        assertThat(visitor.get(ME).json().path("mfaPresent").asBoolean()).isTrue();
        assertThat(visitor.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .code())
                .isEqualTo("OperationDenied.MFARequired");
        assertThat(visitor().login(alice.loginName(), PASSWORD).stage()).isEqualTo("SECOND_FACTOR");
    }

    @Test // #11
    void aSecondFactorIsTakenAwayOnlyByWhoHasBoth() {
        ConsoleVisitor without = open(alice);
        ConsoleVisitor with = open(alice);
        enrolInSession(with);
        assertThat(without.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .code())
                .as("a session from before the device")
                .isEqualTo("SessionOver");
        assertThat(with.post("/v1/console/mfa/remove", Map.of("present", "wrong"))
                        .code())
                .isEqualTo("WrongPassword");
        assertThat(with.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(devices.ofUser(alice.accountId(), alice.id())).isEmpty();
        assertThat(visitor().login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void whatIsToBeBoundInOneSessionNoOtherReadsOrBinds() {
        ConsoleVisitor thief = open(alice);
        ConsoleVisitor another = open(alice);
        ConsoleVisitor victim = open(alice);
        String given = begun(victim);
        String latest = begun(victim);
        String stolen = begun(thief);

        assertThat(List.of(given, latest, stolen)).as("each of its own").doesNotHaveDuplicates();
        assertThat(bound(victim, given).code()).as("an earlier one").isEqualTo("InvalidParameter.AuthenticationCode");
        assertThat(bound(thief, latest).code()).isEqualTo("InvalidParameter.AuthenticationCode");
        assertThat(bound(another, latest).code())
                .as("nothing was begun there")
                .isEqualTo("EntityNotExist.VirtualMFADevice");
        assertThat(bound(victim, latest).stage()).isEqualTo("OPEN");
        assertThat(thief.get(ME).status()).isEqualTo(401);
        clock.advance(Duration.ofMinutes(1));
        assertThat(code(loggedInHalf(1).get(0), code(latest, 0)).stage()).isEqualTo("OPEN");
    }

    private static String begun(ConsoleVisitor visitor) {
        return visitor.post("/v1/console/mfa", Map.of("present", PASSWORD))
                .json()
                .path("secret")
                .asText();
    }

    private Answer bound(ConsoleVisitor visitor, String secret) {
        return visitor.post("/v1/console/mfa/bind", Map.of("code", code(secret, 0)));
    }

    @Test // #11
    void ofSeveralRecoveryCodesAtOnceOnlyTheOneThatOpensIsUsedUp() throws Exception {
        ConsoleVisitor open = open(alice);
        List<String> codes = enrolInSession(open);
        ConsoleVisitor half = loggedInHalf(1).get(0);
        List<ConsoleVisitor> same = List.of(visitor(), visitor(), visitor(), visitor());
        same.forEach(visitor -> {
            visitor.from("198.51.100." + same.indexOf(visitor));
            visitor.cookies.putAll(half.cookies);
            visitor.token = half.token;
        });

        assertThat(atOnce(
                        same,
                        visitor ->
                                code(visitor, codes.get(same.indexOf(visitor))).status()))
                .containsOnlyOnce(200);
        assertThat(open.get(ME).json().at("/secondFactor/recoveryCodes").asInt())
                .isEqualTo(9);
    }

    @Test // #11
    void aRecoveryCodeIsItsLettersHoweverTheyAreGrouped() {
        List<String> codes = enrolInSession(open(alice));
        List<String> typed = List.of(
                codes.get(0).replace("-", ""),
                " " + codes.get(1).replace("-", " \u00a0").toUpperCase() + " ",
                codes.get(2).replace("-", "\u2011"),
                codes.get(3).replace('-', '－'));
        for (String code : typed) {
            assertThat(code(loggedInHalf(1).get(0), code).stage()).as(code).isEqualTo("OPEN");
        }
    }
}
