package dev.signet.staff.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.intake.OversizedForm;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.page.BarePage;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PagePart;
import dev.signet.staff.OwnSecondFactor;
import dev.signet.staff.StaffLookup;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** A person on a page is sent to the login page; everything else gets a short JSON answer. */
@Component
class StaffRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Where people do what they must before anything else. */
    static final String OWN_LOGIN = "/staff/own";

    /** Nothing answers there. */
    private static final String NOWHERE = "/staff/~nowhere";

    private static final Wording TEXTS = Wording.of("staff");

    private final ObjectMapper json;
    private final BarePage page;

    StaffRefusals(ObjectMapper json, BarePage page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (response.isCommitted()) {
            return; // the caller hung up in the middle of the body
        }
        if (failure instanceof OwnSecondFactor.Due due) {
            answer(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    due.isWrong() ? "WrongCode" : "SecondFactorDue",
                    due.isWrong() ? "factor.wrong-code" : "factor.due");
        } else if (failure instanceof LoginThrottle.Busy) {
            answer(response, 429, "Throttling.LoginsAtOnce", "logins-at-once");
        } else if (failure instanceof LockedException) {
            answer(response, 429, "Throttling.Login", "too-many-logins");
        } else if (PagePart.isAsked(request)) {
            response.setHeader("HX-Redirect", StaffSecurity.LOGIN);
        } else if (isPage(request) || isFormOfPage(request)) {
            response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN);
        } else {
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                // Never to a browser: it would ask, remember the answer, and send it for any page that makes it to.
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Signet\"");
            }
            answer(response, HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized", "no-login");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (request.getRequestURI().equals(StaffSecurity.LOGIN)
                || request.getRequestURI().equals(StaffSecurity.LOGIN_CODE)) {
            // The login page was open for longer than its token lives.
            response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN);
            return;
        }
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            commence(request, response, new InsufficientAuthenticationException("not logged in", denied));
            return;
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (mustDoSomethingFirst(who) && !(denied instanceof CsrfException)) {
            if (isPage(request)) {
                response.sendRedirect(request.getContextPath() + OWN_LOGIN);
            } else if (who.getAuthorities().contains(StaffLookup.ONE_TIME_PASSWORD)) {
                answer(response, HttpServletResponse.SC_FORBIDDEN, "OneTimePassword", "one-time-password");
            } else {
                answer(response, HttpServletResponse.SC_FORBIDDEN, "SecondFactorMissing", "factor.missing");
            }
            return;
        }
        if (isPage(request) && PageCookies.path(request).equals(PageCookies.STAFF)) {
            nowhere(request, response);
        } else if (denied instanceof CsrfException) {
            forged(request, response);
        } else {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, "Forbidden", TEXTS.text("forbidden"));
        }
    }

    /** In the reader's frame, as any page that is not there: whether it is there for others is not told. */
    private static void nowhere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getRequestDispatcher(NOWHERE).forward(request, response);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a form that is too large nothing was read, so that its token seems to be missing. */
    private void forged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Bilingual> tooLarge = OversizedForm.told(request);
        if (tooLarge.isPresent()) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "InvalidParameter",
                    tooLarge.get());
        } else {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, "InvalidCsrfToken", TEXTS.text("forged"));
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String code, Bilingual words)
            throws IOException {
        if (isFormOfPage(request)) {
            page.write(request, response, status, code, words, HttpHeaders.EMPTY);
        } else {
            answer(response, status, code, words);
        }
    }

    /** Set a password of one's own, or bind a second factor: until then no other door is open. */
    static boolean mustDoSomethingFirst(Authentication who) {
        return who.getAuthorities().contains(StaffLookup.ONE_TIME_PASSWORD)
                || who.getAuthorities().contains(StaffLookup.SECOND_FACTOR_MISSING);
    }

    /** Sent by somebody who looks at a page, who is told on one. */
    private static boolean isFormOfPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return PageCookies.path(request).equals(PageCookies.STAFF)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (PagePart.isAsked(request) || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private void answer(HttpServletResponse response, int status, String code, String key) throws IOException {
        answer(response, status, code, TEXTS.text(key));
    }

    private void answer(HttpServletResponse response, int status, String code, Bilingual words) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(
                response.getOutputStream(), Map.of("code", code, "message", words.zh(), "messageEn", words.en()));
    }
}
