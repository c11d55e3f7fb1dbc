package dev.signet.access.login.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.BarePage;
import dev.signet.platform.page.PagePart;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Whoever is on a page is sent to the login; everything else gets a short JSON answer. */
@Component
class ConsoleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Wording TEXTS = Wording.of("access-login");

    private final ObjectMapper json;
    private final BarePage page;

    ConsoleRefusals(ObjectMapper json, BarePage page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (isPage(request)) {
            leave(request, response);
        } else {
            Told told = Told.of(failure);
            answer(response, told.status(), told.code(), told.words());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (isPage(request)) {
            // The page was open for longer than its session, or somebody else's page sent it.
            leave(request, response);
        } else {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "InvalidCsrfToken", TEXTS.text("forbidden"));
        }
    }

    /** A part of a page cannot be the login: the whole page goes there. */
    static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WantedPage.keep(request, response);
        if (!PagePart.isAsked(request)) {
            response.sendRedirect(request.getContextPath() + LoginPages.LOGIN);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", LoginPages.LOGIN);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getRequestURI().startsWith(LoginPages.ROOT);
    }

    /** On a page as a page. */
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, Bilingual words)
            throws IOException {
        if (isPage(request)) {
            page.write(request, response, status, code, words, HttpHeaders.EMPTY);
        } else {
            answer(response, status, code, words);
        }
    }

    private void answer(HttpServletResponse response, int status, String code, Bilingual words) throws IOException {
        if (response.isCommitted()) {
            return; // the caller hung up in the middle of the body
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(
                response.getOutputStream(), Map.of("code", code, "message", words.zh(), "messageEn", words.en()));
    }
}
