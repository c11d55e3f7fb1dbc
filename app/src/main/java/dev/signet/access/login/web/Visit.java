package dev.signet.access.login.web;

import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Origin;
import dev.signet.access.login.Session;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.servlet.ModelAndView;

/** One request for a page: who comes, in which language they read, and what they are answered. */
final class Visit {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final boolean english;

    Visit(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.english = PageLanguage.isEnglish(PageLanguage.of(request));
        PageLanguage.keep(request, response);
    }

    Origin origin() {
        return ConsoleCookies.origin(request);
    }

    /** However far its login has come. */
    Optional<Session> session() {
        return Optional.ofNullable(ConsoleSessionFilter.session(request));
    }

    Session requireSession() {
        return session().orElseThrow(() -> new InsufficientAuthenticationException("No login"));
    }

    Optional<String> cookie() {
        return Optional.ofNullable(ConsoleCookies.session(request));
    }

    void keep(LoginStep step) {
        ConsoleCookies.keep(request, response, step);
    }

    /** The part that is answered takes the place of another than the form asked for. */
    void replace(String selector) {
        response.setHeader("HX-Retarget", selector);
        response.setHeader("HX-Reswap", "innerHTML show:window:top");
    }

    void end() {
        ConsoleCookies.end(request, response);
    }

    /** Shown for the first time: the first field has the focus. */
    ModelAndView page(String template, Map<String, ?> values) {
        return page(HttpStatus.OK, template, values).addObject("begin", true);
    }

    /** What was wrong, at the field where it can be mended. */
    ModelAndView refused(Told told, String template, Map<String, ?> values) {
        return page(HttpStatus.valueOf(told.status()), template, values)
                .addObject("told", PageLanguage.of(told.words(), PageLanguage.of(request)))
                .addObject("wrong", told.field());
    }

    private ModelAndView page(HttpStatus status, String template, Map<String, ?> values) {
        return new ModelAndView(template, new HashMap<>(values), status)
                .addObject("language", english ? "en" : "zh-CN")
                .addObject("english", english);
    }

    /** Where whoever logs in wanted to go when they were sent here; else home. */
    ModelAndView goOn() {
        if (!WantedPage.isFile(request)) {
            return seeOther(WantedPage.taken(request, response));
        }
        // A browser saves a file and stays where it is: on a page that says so, and on none that a reload would send
        // again.
        return HttpMethod.GET.matches(request.getMethod()) ? file() : seeOther(LoginPages.LOGIN);
    }

    private ModelAndView file() {
        String file = WantedPage.taken(request, response);
        response.setHeader("Refresh", "0;url=" + file);
        return page("login/file", Map.of("file", file));
    }

    static ModelAndView seeOther(String path) {
        return new ModelAndView(Done.to(path));
    }
}
