package dev.signet.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two pages that anybody may see: login and the landing page. */
@RestController
class LoginController {

    private static final String HTML_UTF8 = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    @GetMapping(value = StaffSecurity.LOGIN, produces = HTML_UTF8)
    String login(
            CsrfToken csrf, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String error, @RequestParam(required = false) @Nullable String logout) {
        String message = error != null ? failure(request.getSession(false)) : logout != null ? "已退出登录。 You are logged out." : "";
        return Pages.render("login.html", Map.of("csrfName", csrf.getParameterName(), "csrfToken", csrf.getToken(), "message", message));
    }

    private static String failure(@Nullable HttpSession session) {
        Object cause = session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return cause instanceof LockedException
                ? "登录失败次数过多，请稍后再试。 Too many failed logins; try again later."
                : "用户名或密码错误。 Wrong user name or password.";
    }

    /** The API leaves {@code GET /} without parameters, a browser's first visit, to us. */
    @GetMapping(value = {"/", "/welcome"}, produces = HTML_UTF8)
    String welcome() {
        return Pages.render("welcome.html", Map.of());
    }
}
