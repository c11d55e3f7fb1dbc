package dev.signet.access.login.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import dev.signet.access.login.Logins;
import dev.signet.access.login.Session;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The login to the console by API, step by step; what the page does. */
@RestController
@RequestMapping(value = "/v1/console/login", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "console-login", description = "控制台登录 / login to the console")
@SecurityRequirements
class ConsoleLoginController {

    private final Logins logins;
    private final StepAnswers answers;

    ConsoleLoginController(Logins logins, StepAnswers answers) {
        this.logins = logins;
        this.answers = answers;
    }

    /** Both as they are written: another spelling of a name is nobody's, and a password may begin with a blank. */
    @Schema(name = "ConsoleLogin")
    record Credentials(
            @NotBlank
            @Size(max = Given.NAME_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(
                    description =
                            "用户名@账号别名（或账号名、账号编号）；账号本身只写别名、名称或编号 / user@alias, name or id of the account; of the account itself that alone",
                    example = "alice@yunfan")
            String loginName,

            @NotBlank
            @Size(max = Given.PASSWORD_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "密码 / password")
            @Secret
            String password) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "ConsoleNewPassword")
    record NewPassword(
            @NotBlank
            @Size(max = Given.PASSWORD_LENGTH)
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "新密码 / the new password")
            @Secret
            String password) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "以登录名与密码开始 / begin with name and password",
            description = "登录名不存在与密码错误回答相同。 An unknown name and a wrong password are answered alike. 401 LoginFailed,"
                    + " PasswordExpired; 429 Throttling.Login, Throttling.LoginsAtOnce")
    StepAnswers.Step begin(
            @Valid @RequestBody Credentials body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                logins.begin(body.loginName(), body.password(), ConsoleCookies.origin(request)), request, response);
    }

    @GetMapping
    @Operation(summary = "登录进行到哪一步 / where the login stands")
    StepAnswers.Step show(HttpServletRequest request) {
        return answers.standing(session(request).stage(), request);
    }

    @PostMapping("/second-factor")
    @Operation(
            summary = "通过多因素验证 / show the second factor",
            description = "401 WrongCode; 429 Throttling.Login, Throttling.LoginsAtOnce")
    StepAnswers.Step secondFactor(
            @Valid @RequestBody StepAnswers.Code body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                logins.secondFactor(session(request), Given.code(body.code()), ConsoleCookies.origin(request)),
                request,
                response);
    }

    @PostMapping("/password")
    @Operation(summary = "设置自己的密码 / set a password of one's own", description = "400 InvalidParameter.Password")
    StepAnswers.Step newPassword(
            @Valid @RequestBody NewPassword body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                logins.newPassword(session(request), body.password(), ConsoleCookies.origin(request)),
                request,
                response);
    }

    @GetMapping("/enrolment")
    @Operation(summary = "登录时须绑定的设备 / the device to be bound at this login")
    StepAnswers.Enrolment enrolment(HttpServletRequest request) {
        return StepAnswers.Enrolment.of(logins.enrolment(session(request)));
    }

    @PostMapping("/enrolment")
    @Operation(summary = "绑定设备 / bind it", description = "400 InvalidParameter.AuthenticationCode")
    StepAnswers.Step enrol(
            @Valid @RequestBody StepAnswers.Code body, HttpServletRequest request, HttpServletResponse response) {
        return answers.reached(
                logins.enrol(session(request), Given.code(body.code()), ConsoleCookies.origin(request)),
                request,
                response);
    }

    private static Session session(@Parameter(hidden = true) HttpServletRequest request) {
        @Nullable Session session = ConsoleSessionFilter.session(request);
        if (session == null) {
            throw new InsufficientAuthenticationException("No login was begun");
        }
        return session;
    }
}
