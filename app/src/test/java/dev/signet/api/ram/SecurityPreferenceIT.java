package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.models.ChangePasswordRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import com.aliyun.ram20150501.models.GetSecurityPreferenceResponseBody.GetSecurityPreferenceResponseBodySecurityPreference;
import com.aliyun.ram20150501.models.SetSecurityPreferenceRequest;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.Origin;
import dev.signet.access.login.Session;
import dev.signet.access.login.Stage;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;

/** #11: what an account lets its users do with their logins, through {@code com.aliyun:ram20150501:1.0.2}, and what comes of it. */
@SignetTest
class SecurityPreferenceIT extends RamAccount {

    private static final String PASSWORD = "Horse-battery-7";
    private static final String FRESH = "Horse-battery-8";
    private static final Origin INSIDE = new Origin("203.0.113.9", "test", null);
    private static final Origin OUTSIDE = new Origin("198.51.100.9", "test", null);
    private static final String FORBIDDEN = "OperationDenied.SecurityPreference";

    @Autowired
    Logins logins;

    @Autowired
    LoginSessions sessions;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    SettableClock clock;

    @Test
    void keepsWhatIsSet() throws Exception {
        var usual = read();
        assertThat(usual.getLoginProfilePreference().getAllowUserToChangePassword())
                .isTrue();
        assertThat(usual.getLoginProfilePreference().getEnableSaveMFATicket()).isFalse();
        assertThat(usual.getLoginProfilePreference().getLoginSessionDuration()).isEqualTo(12);
        assertThat(usual.getLoginProfilePreference().getLoginNetworkMasks()).isEmpty();
        assertThat(usual.getMFAPreference().getAllowUserToManageMFADevices()).isTrue();
        assertThat(usual.getAccessKeyPreference().getAllowUserToManageAccessKeys())
                .isFalse();
        assertThat(usual.getPublicKeyPreference().getAllowUserToManagePublicKeys())
                .isFalse();

        var answered = ram.setSecurityPreference(wanted().setAllowUserToChangePassword(false)
                        .setAllowUserToManageAccessKeys(false)
                        .setLoginSessionDuration(6)
                        .setLoginNetworkMasks("203.0.113.0/24; 2001:db8::/32"))
                .getBody()
                .getSecurityPreference();
        assertThat(answered.getLoginProfilePreference().getLoginNetworkMasks())
                .isEqualTo("203.0.113.0/24;2001:db8::/32");
        ram.setSecurityPreference(wanted().setAllowUserToManageMFADevices(false));

        var set = read();
        assertThat(set.getLoginProfilePreference().getAllowUserToChangePassword())
                .isFalse();
        assertThat(set.getMFAPreference().getAllowUserToManageMFADevices()).isFalse();
        assertThat(set.getLoginProfilePreference().getLoginSessionDuration()).isEqualTo(6);
        assertThat(set.getLoginProfilePreference().getLoginNetworkMasks()).isEqualTo("203.0.113.0/24;2001:db8::/32");
        ram.setSecurityPreference(wanted().setLoginNetworkMasks(""));
        assertThat(read().getLoginProfilePreference().getLoginNetworkMasks()).isEmpty();
        assertThat(read().getLoginProfilePreference().getLoginSessionDuration()).isEqualTo(6);
        assertThat(jdbc.sql("select actor from audit_entry where action = 'security-preference.set' and subject_id = ?")
                        .param(Long.toString(customer.id()))
                        .query(String.class)
                        .list())
                .hasSize(3)
                .containsOnly("account:" + customer.id());
        assertThat(clients.ram(Keys.of(accounts.enterprise()))
                        .getSecurityPreference()
                        .getBody()
                        .getSecurityPreference()
                        .getLoginProfilePreference()
                        .getAllowUserToChangePassword())
                .as("another account")
                .isTrue();
    }

    @Test
    void refusesWhatTheLoginCannotKeepTo() throws Exception {
        refuses(wanted().setEnableSaveMFATicket(true), "400 InvalidParameter.EnableSaveMFATicket", "must be false");
        refuses(
                wanted().setAllowUserToManageAccessKeys(true),
                "400 InvalidParameter.AllowUserToManageAccessKeys",
                "must be false");
        refuses(
                wanted().setAllowUserToManagePublicKeys(true),
                "400 InvalidParameter.AllowUserToManagePublicKeys",
                "must be false");
        refuses(wanted().setLoginSessionDuration(13), "400 InvalidParameter.LoginSessionDuration", "13");
        refuses(wanted().setLoginSessionDuration(-1), "400 InvalidParameter.LoginSessionDuration", "-1");
        for (String wrong : List.of("203.0.113.0/33", "example.com", "203.0.113.7,203.0.113.8")) {
            refuses(wanted().setLoginNetworkMasks(wrong), "400 InvalidParameter.LoginNetworkMasks", wrong);
        }
        for (String nothing : List.of(";", " ", "203.0.113.7;")) {
            refuses(wanted().setLoginNetworkMasks(nothing), "400 InvalidParameter.LoginNetworkMasks", "192.0.2.0/24");
        }
        refuses(
                wanted().setLoginNetworkMasks("192.0.2.7" + ";192.0.2.7".repeat(100)),
                "400 InvalidParameter.LoginNetworkMasks",
                "101");
        Keys bob = clients.user(owner, "bob");
        assertThat(refusal(() -> clients.ram(bob).setSecurityPreference(wanted())))
                .isEqualTo("403 NoPermission");

        assertThat(jdbc.sql("select count(*) from access_security_preference where account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void usersChangeTheirPasswordsOnlyWhereALoginAsksForIt() throws Exception {
        Keys alice = clients.user(owner, "alice");
        clients.allow(owner, "alice", "own-password", allowing("ram:ChangePassword", "*"));
        mayLogIn("alice", false, false);
        ConsoleVisitor visitor = open("alice");
        ram.setSecurityPreference(wanted().setAllowUserToChangePassword(false));

        assertThat(refusal(() -> clients.ram(alice)
                        .changePassword(new ChangePasswordRequest()
                                .setOldPassword(PASSWORD)
                                .setNewPassword(FRESH))))
                .isEqualTo("409 OperationDenied.SecurityPreference");
        var told = visitor.put("/v1/console/password", Map.of("present", PASSWORD, "password", FRESH));
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.code()).isEqualTo(FORBIDDEN);
        assertThat(visitor.get("/console/account").body())
                .contains("不允许用户自行更改密码")
                .doesNotContain("action=\"/console/password\"");
        assertThat(begin("alice", PASSWORD, INSIDE).stage()).isEqualTo(Stage.OPEN);

        user("carol");
        mayLogIn("carol", true, false);
        Session halfway = session(begin("carol", PASSWORD, INSIDE));
        assertThat(logins.newPassword(halfway, FRESH, INSIDE).stage()).isEqualTo(Stage.OPEN);

        ram.setSecurityPreference(wanted().setAllowUserToChangePassword(true));
        assertThat(visitor.put("/v1/console/password", Map.of("present", PASSWORD, "password", FRESH))
                        .stage())
                .isEqualTo("OPEN");
    }

    @Test
    void usersBindDevicesOnlyWhereALoginAsksForIt() throws Exception {
        clock.set(Instant.now());
        user("alice");
        mayLogIn("alice", false, false);
        user("carol");
        mayLogIn("carol", false, true);
        ConsoleVisitor visitor = open("alice");
        String begun = visitor.post("/v1/console/mfa", Map.of("present", PASSWORD))
                .json()
                .path("secret")
                .asText();
        ram.setSecurityPreference(wanted().setAllowUserToManageMFADevices(false));

        for (String door : List.of("/v1/console/mfa", "/v1/console/mfa/remove")) {
            assertThat(visitor.post(door, Map.of("present", PASSWORD)).code())
                    .as(door)
                    .isEqualTo(FORBIDDEN);
        }
        assertThat(visitor.post("/v1/console/mfa/bind", Map.of("code", code(begun)))
                        .code())
                .isEqualTo(FORBIDDEN);
        assertThat(visitor.get("/console/account").body())
                .contains("不允许用户自行绑定或解绑多因素验证设备")
                .doesNotContain("action=\"/console/mfa/begin\"");

        Session halfway = session(begin("carol", PASSWORD, INSIDE));
        assertThat(halfway.stage()).isEqualTo(Stage.ENROLMENT);
        String secret = logins.enrolment(halfway).secret();
        assertThat(logins.enrol(halfway, code(secret), INSIDE).stage()).isEqualTo(Stage.OPEN);

        ram.setSecurityPreference(wanted().setAllowUserToManageMFADevices(true));
        assertThat(visitor.post("/v1/console/mfa/bind", Map.of("code", code(begun)))
                        .stage())
                .isEqualTo("OPEN");
    }

    @Test
    void nobodyLogsInFromElsewhereNorLearnsWhetherThePasswordIsRight() throws Exception {
        user("alice");
        mayLogIn("alice", false, false);
        user("carol");
        mayLogIn("carol", true, false);
        ram.setSecurityPreference(wanted().setLoginNetworkMasks("203.0.113.0/24;2001:db8::/32"));

        ConsoleVisitor elsewhere = new ConsoleVisitor(server, "127.0.0.1");
        var right = elsewhere.login(login("alice"), PASSWORD);
        var wrong = elsewhere.login(login("alice"), "Horse-battery-0");
        assertThat(right.status()).isEqualTo(401);
        assertThat(right.body()).isEqualTo(wrong.body()).contains("LoginFailed");
        assertThatThrownBy(() -> begin("alice", PASSWORD, OUTSIDE)).isInstanceOf(BadCredentialsException.class);
        assertThat(begin("alice", PASSWORD, INSIDE).stage()).isEqualTo(Stage.OPEN);
        assertThat(begin("alice", PASSWORD, new Origin("2001:db8::7", "test", null))
                        .stage())
                .isEqualTo(Stage.OPEN);

        Session halfway = session(begin("carol", PASSWORD, INSIDE));
        assertThatThrownBy(() -> logins.newPassword(halfway, FRESH, OUTSIDE))
                .isInstanceOf(InsufficientAuthenticationException.class);
        assertThat(logins.newPassword(halfway, FRESH, INSIDE).stage()).isEqualTo(Stage.OPEN);

        String first = profiles.beginOwner("test", customer.id()).password();
        assertThat(logins.begin(customer.account().name(), first, OUTSIDE).stage())
                .as("the account itself")
                .isEqualTo(Stage.NEW_PASSWORD);
    }

    @Test
    void sessionsThatBeginEndWhenTheAccountSays() throws Exception {
        user("alice");
        mayLogIn("alice", false, false);
        open("alice");
        ram.setSecurityPreference(wanted().setLoginSessionDuration(2));

        JsonNode listed = open("alice").get("/v1/console/sessions").json();

        assertThat(List.of(lasts(listed.get(0)), lasts(listed.get(1))))
                .containsExactly(Duration.ofHours(2), Duration.ofHours(12));
    }

    private void refuses(SetSecurityPreferenceRequest request, String code, String named) {
        TeaException refused = catchThrowableOfType(() -> ram.setSecurityPreference(request), TeaException.class);
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.getStatusCode() + " " + refused.getCode()).isEqualTo(code);
        assertThat(refused.getMessage()).contains(named);
    }

    private GetSecurityPreferenceResponseBodySecurityPreference read() throws Exception {
        return ram.getSecurityPreference().getBody().getSecurityPreference();
    }

    private static SetSecurityPreferenceRequest wanted() {
        return new SetSecurityPreferenceRequest();
    }

    private void mayLogIn(String user, boolean reset, boolean device) throws Exception {
        ram.createLoginProfile(new CreateLoginProfileRequest()
                .setUserName(user)
                .setPassword(PASSWORD)
                .setPasswordResetRequired(reset)
                .setMFABindRequired(device));
    }

    private ConsoleVisitor open(String user) {
        ConsoleVisitor visitor = new ConsoleVisitor(server, "127.0.0.1");
        assertThat(visitor.login(login(user), PASSWORD).stage()).isEqualTo("OPEN");
        return visitor;
    }

    private LoginStep begin(String user, String password, Origin origin) {
        return logins.begin(login(user), password, origin);
    }

    private Session session(LoginStep step) {
        return sessions.find(step.secret()).orElseThrow();
    }

    private String login(String user) {
        return user + "@" + customer.account().name();
    }

    private String code(String secret) throws Exception {
        return RamLoginIT.code(secret, clock.instant().getEpochSecond() / 30);
    }

    private static Duration lasts(JsonNode session) {
        return Duration.between(
                Instant.parse(session.path("createdAt").asText()),
                Instant.parse(session.path("endsAt").asText()));
    }
}
