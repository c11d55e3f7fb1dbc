package dev.signet.access.login.web;

import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Origin;
import dev.signet.access.login.Session;
import dev.signet.platform.login.KnownDevices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;

/** One request for a page: who comes, in which language they read, and what they are answered. */
final class Visit {

    /** Asks for a language from now on. */
    static final String LANGUAGE = "lang";

    private static final String CHOSEN = "SIGNET-LANGUAGE";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String csrf;
    private final boolean english;

    Visit(HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        this.request = request;
        this.response = response;
        this.csrf = csrf.getToken();
        this.english = isEnglish();
    }

    /** What was chosen; else Chinese, unless the browser asks for English first. */
    private boolean isEnglish() {
        String english = Locale.ENGLISH.getLanguage();
        String asked = request.getParameter(LANGUAGE);
        if (asked != null) {
            String known = english.equals(asked) ? english : Locale.CHINESE.getLanguage();
            ConsoleCookies.set(request, response, CHOSEN, known, LoginPages.ROOT, KnownDevices.LIFETIME);
            return known.equals(english);
        }
        String chosen = ConsoleCookies.value(request, CHOSEN);
        return english.equals(
                chosen == null && request.getHeader("Accept-Language") != null
                        ? request.getLocale().getLanguage()
                        : chosen);
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

    void end() {
        ConsoleCookies.end(request, response);
    }

    /** Shown for the first time: the first field has the focus. */
    ResponseEntity<String> page(String file, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("begin", true);
        return page(HttpStatus.OK.value(), file, all);
    }

    /**
     * What was wrong, at the field where it can be mended.
     *
     * @param form names the form among several of a page; empty where there is one
     */
    ResponseEntity<String> refused(Told told, String form, String file, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("message", english ? told.words().en() : told.words().zh());
        all.put("wrong" + form + told.field(), true);
        return page(told.status(), file, all);
    }

    private ResponseEntity<String> page(int status, String file, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.putIfAbsent("switchable", true);
        all.put("csrf", csrf);
        all.put("language", english ? "en" : "zh-CN");
        all.put("zh", !english);
        all.put("en", english);
        return ResponseEntity.status(status).body(HtmlPage.render(file, all, english));
    }

    static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
