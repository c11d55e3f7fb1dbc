package dev.signet.access.login.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.Logins;
import dev.signet.access.login.OwnLogin;
import dev.signet.access.login.Session;
import dev.signet.account.Principal;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own login, in a session of the console: who one is, sessions, password, second factor. */
@RestController
@RequestMapping(value = "/v1/console", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "console-self", description = "本人的控制台登录 / one's own login to the console")
@SecurityRequirements
class OwnLoginController {

    private final Logins logins;
    private final OwnLogin own;
    private final LoginSessions sessions;
    private final ConsoleTokens tokens;
    private final StepAnswers answers;

    OwnLoginController(Logins logins, OwnLogin own, LoginSessions sessions, ConsoleTokens tokens, StepAnswers answers) {
        this.logins = logins;
        this.own = own;
        this.sessions = sessions;
        this.tokens = tokens;
        this.answers = answers;
    }

    @Schema(name = "ConsoleMe", description = "当前登录者 / whoever is logged in")
    record Me(
            @Schema(description = "账号编号 / id of the account")
            String accountId,

            @Schema(description = "登录名 / login name", example = "alice@yunfan")
            String loginName,

            @Schema(description = "OWNER：账号本身；USER：RAM 用户 / the account itself, or a user of it")
            Principal.Kind kind,

            @Schema(
                    description = "acs:ram 资源名 / as policies and audit entries name it",
                    example = "acs:ram::1001:user/alice")
            String arn,

            @Schema(description = "本会话是否通过多因素验证 / whether a second factor was given in this session")
            boolean mfaPresent,

            @Schema(description = "本会话最迟何时结束 / when the session ends at the latest")
            Instant endsAt,

            SecondFactor secondFactor,

            @Schema(description = "写请求须在 X-CSRF-TOKEN 中携带 / to be sent as X-CSRF-TOKEN with each write") @Secret
            String csrfToken) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "ConsoleSecondFactor")
    record SecondFactor(
            @Schema(description = "是否已绑定设备 / whether a device is bound")
            boolean bound,

            @Schema(description = "管理员是否要求 / whether an administrator requires one")
            boolean required,

            @Schema(description = "剩余恢复码个数 / recovery codes that are left")
            int recoveryCodes) {}

    @Schema(name = "ConsoleSession")
    record OneSession(
            String id,

            @Schema(description = "登录时的来源地址 / where the login came from")
            String address,

            @Schema(description = "浏览器自称 / what the browser says of itself")
            String userAgent,

            boolean mfaPresent,

            @Schema(description = "登录是否已完成 / whether its login is finished")
            boolean open,

            Instant createdAt,
            Instant lastSeenAt,
            Instant endsAt,

            @Schema(description = "是否为本会话 / whether it is this one")
            boolean current) {

        static OneSession of(Session session, Session current) {
            return new OneSession(
                    Long.toString(session.id()),
                    session.address(),
                    session.userAgent(),
                    session.mfaGiven(),
                    session.isOpen(),
                    session.createdAt(),
                    session.lastSeenAt(),
                    session.endsAt(),
                    session.id() == current.id());
        }
    }

    @Schema(name = "ConsolePresent")
    record Present(
            @NotBlank
            @Size(max = Given.PASSWORD_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "当前密码 / the present password")
            @Secret
            String present) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "ConsolePassword")
    record PasswordChange(
            @NotBlank
            @Size(max = Given.PASSWORD_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "当前密码 / the present password")
            @Secret
            String present,

            @NotBlank
            @Size(max = Given.PASSWORD_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "新密码 / the new one")
            @Secret
            String password) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @GetMapping("/me")
    @Operation(summary = "当前登录者 / who is logged in")
    Me me(HttpServletRequest request) {
        Session session = session(request);
        Principal who = session.principal();
        OwnLogin.SecondFactor factor = own.secondFactor(who);
        return new Me(
                Long.toString(who.accountId()),
                logins.nameOf(who),
                who.kind(),
                who.arn(),
                session.mfaGiven(),
                session.endsAt(),
                new SecondFactor(factor.bound(), factor.required(), factor.recoveryCodes()),
                tokens.of(requireNonNull(ConsoleCookies.session(request))));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "退出 / log out")
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        logins.logOut(session(request));
        ConsoleCookies.end(request, response);
    }

    @GetMapping("/sessions")
    @Operation(summary = "本人的会话 / one's own sessions")
    List<OneSession> sessions(HttpServletRequest request) {
        Session current = session(request);
        return sessions.of(current.principal()).stream()
                .map(session -> OneSession.of(session, current))
                .toList();
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束一个会话 / end one of them", description = "404 SessionNotFound")
    void end(@PathVariable long id, HttpServletRequest request) {
        sessions.end(session(request).principal(), id);
    }

    @PutMapping("/password")
    @Operation(
            summary = "更改自己的密码 / change one's own password",
            description = "结束本人的其他会话。 Ends one's other sessions. 400 WrongPassword, InvalidParameter.Password;"
                    + " 409 OperationDenied.SecurityPreference")
    StepAnswers.Step changePassword(
            @Valid @RequestBody PasswordChange body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                own.changePassword(session(request), body.present(), body.password(), ConsoleCookies.origin(request)),
                request,
                response);
    }

    @PostMapping("/mfa")
    @Operation(
            summary = "准备绑定设备 / begin to bind a device",
            description = "以 /v1/console/mfa/bind 完成。 Finished by /v1/console/mfa/bind. 400 WrongPassword;"
                    + " 409 OperationDenied.SecurityPreference")
    StepAnswers.Enrolment beginEnrolment(@Valid @RequestBody Present body, HttpServletRequest request) {
        return StepAnswers.Enrolment.of(
                own.beginEnrolment(session(request), body.present(), ConsoleCookies.origin(request)));
    }

    @PostMapping("/mfa/bind")
    @Operation(
            summary = "绑定设备 / bind it",
            description = "400 InvalidParameter.AuthenticationCode; 409 OperationDenied.SecurityPreference")
    StepAnswers.Step enrol(
            @Valid @RequestBody StepAnswers.Code body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(own.enrol(session(request), Given.code(body.code())), request, response);
    }

    @PostMapping("/mfa/remove")
    @Operation(
            summary = "解绑设备 / unbind it",
            description = "管理员要求时不可解绑。 Not where an administrator requires one. 409 OperationDenied.MFARequired,"
                    + " OperationDenied.SecurityPreference")
    StepAnswers.Step removeSecondFactor(
            @Valid @RequestBody Present body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                own.removeSecondFactor(session(request), body.present(), ConsoleCookies.origin(request)),
                request,
                response);
    }

    @PostMapping("/recovery-codes")
    @Operation(
            summary = "生成新的恢复码 / make new recovery codes",
            description = "此前的恢复码作废。 Those from before are over. 409 OperationDenied.MFARequired")
    StepAnswers.Step newRecoveryCodes(
            @Valid @RequestBody Present body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                own.newRecoveryCodes(session(request), body.present(), ConsoleCookies.origin(request)),
                request,
                response);
    }

    /** The chain lets nobody in without. */
    private static Session session(HttpServletRequest request) {
        return requireNonNull(ConsoleSessionFilter.session(request));
    }
}
