package dev.signet.access.web;

import dev.signet.access.login.Session;
import dev.signet.access.ram.UserLogins;
import dev.signet.account.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a user of the account is logged in to the console, which RAM has no actions for. */
@RestController
@RequestMapping("/v1/access/users/{name}/sessions")
@Tag(name = "access")
class UserSessionController {

    private final UserLogins logins;

    UserSessionController(UserLogins logins) {
        this.logins = logins;
    }

    @Schema(name = "UserSession", description = "用户的控制台会话 / a session of the console of a user")
    record SessionAnswer(
            String id,
            String address,
            String userAgent,
            boolean mfaPresent,
            Instant createdAt,
            Instant lastSeenAt,
            Instant endsAt) {

        static SessionAnswer of(Session session) {
            return new SessionAnswer(
                    Long.toString(session.id()),
                    session.address(),
                    session.userAgent(),
                    session.mfaGiven(),
                    session.createdAt(),
                    session.lastSeenAt(),
                    session.endsAt());
        }
    }

    @GetMapping
    @Operation(summary = "用户的控制台会话 / where a user is logged in to the console")
    List<SessionAnswer> list(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        return logins.sessions(caller, name).stream().map(SessionAnswer::of).toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束用户的一个会话 / end a session of a user", description = "密码仍然有效。 The password still counts.")
    void end(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @PathVariable long id) {
        logins.endSession(caller, name, id);
    }
}
