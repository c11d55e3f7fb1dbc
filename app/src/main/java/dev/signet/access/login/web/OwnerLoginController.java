package dev.signet.access.login.web;

import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.LoginProfiles.OneTimePassword;
import dev.signet.access.login.Logins;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first login of an account's owner; for administrators of the platform. */
@RestController
@Tag(name = "accounts")
class OwnerLoginController {

    private final LoginProfiles profiles;
    private final Logins logins;

    OwnerLoginController(LoginProfiles profiles, Logins logins) {
        this.profiles = profiles;
        this.logins = logins;
    }

    @Schema(name = "OwnerLogin", description = "只显示这一次 / shown this once")
    record OwnerLogin(String loginName, @Secret String oneTimePassword, Instant until) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @PostMapping("/v1/admin/accounts/{accountId}/console-login")
    @Operation(
            summary = "为账号生成首次登录的一次性密码 / make a one-time password for the account's first login",
            description = "账号此前的登录密码作废，会话结束；首次登录须另设密码。 The account's password from before and its sessions are over;"
                    + " another one must be set at the login.")
    OwnerLogin begin(@PathVariable long accountId, Principal administrator) {
        OneTimePassword made = profiles.beginOwner(administrator.getName(), accountId);
        return new OwnerLogin(
                logins.nameOf(dev.signet.account.Principal.owner(accountId)), made.password(), made.until());
    }
}
