package dev.signet.access.login.web;

import static java.util.Objects.requireNonNull;

import dev.signet.access.login.LoginStep;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.login.Stage;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a step is answered with, in a login and in a session alike: where it stands, and the token for the next. */
@Component
class StepAnswers {

    private final ConsoleTokens tokens;

    StepAnswers(ConsoleTokens tokens) {
        this.tokens = tokens;
    }

    @Schema(name = "ConsoleCode")
    record Code(
            @NotBlank
            @Size(max = Given.CODE_LENGTH)
            @Schema(
                    description = "动态口令，或一个恢复码 / the code that the device shows, or a recovery code",
                    example = "287082")
            @Secret
            String code) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "ConsoleLoginStep", description = "登录进行到哪一步 / where the login stands")
    record Step(
            @Schema(description = "下一步；OPEN 表示已登录 / what comes next; OPEN: logged in")
            Stage stage,

            @Schema(description = "此后写请求须在 X-CSRF-TOKEN 中携带 / to be sent as X-CSRF-TOKEN with each write from now on")
            @Secret
            String csrfToken,

            @Schema(description = "新的恢复码，只显示这一次；没有时为空 / new recovery codes, shown this once") @Secret
            List<String> recoveryCodes) {

        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "ConsoleEnrolment", description = "待绑定的设备 / a device to be bound")
    record Enrolment(
            @Schema(description = "密钥，Base32 / the secret in base32") @Secret
            String secret,

            @Schema(description = "otpauth 地址，可生成二维码 / to be made a QR code of") @Secret
            String uri) {

        static Enrolment of(NewMfaDevice device) {
            return new Enrolment(device.secret(), device.uri());
        }

        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    Step reached(LoginStep step, HttpServletRequest request, HttpServletResponse response) {
        ConsoleCookies.keep(request, response, step);
        return new Step(step.stage(), tokens.of(step.secret()), step.recoveryCodes());
    }

    Step standing(Stage stage, HttpServletRequest request) {
        return new Step(stage, tokens.of(requireNonNull(ConsoleCookies.session(request))), List.of());
    }
}
