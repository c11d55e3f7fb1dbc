package dev.signet.staff.web;

import dev.signet.platform.Wording;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two pages that anybody may see: login and the landing page. */
@RestController
class LoginController {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String HTML_UTF8 = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    @GetMapping(value = StaffSecurity.LOGIN, produces = HTML_UTF8)
    String login(CsrfToken csrf, @RequestParam Map<String, String> parameters) {
        return Pages.render(
                "login.html",
                Map.of(
                        "csrfName",
                        csrf.getParameterName(),
                        "csrfToken",
                        csrf.getToken(),
                        "message",
                        message(parameters)));
    }

    private static String message(Map<String, String> parameters) {
        return parameters.containsKey("logout")
                ? TEXTS.text("logged-out").joined()
                : FormLogin.message(parameters, TEXTS.text("login-failed"));
    }

    /** The API leaves {@code GET /} without parameters, a browser's first visit, to us. */
    @GetMapping(
            value = {"/", "/welcome"},
            produces = HTML_UTF8)
    String welcome() {
        return Pages.render("welcome.html", Map.of());
    }
}
