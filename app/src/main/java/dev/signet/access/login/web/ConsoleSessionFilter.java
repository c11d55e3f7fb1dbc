package dev.signet.access.login.web;

import dev.signet.access.LoginSession;
import dev.signet.access.RequestOrigin;
import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.Session;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Wording;
import dev.signet.platform.page.FilePages;
import dev.signet.platform.page.PagePart;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the session of a request to the console's own doors, where logins that are on their way are let in too; only one
 * that is finished makes a caller of it, and only that may send files, to pages that take some. Nothing else here is large: what is, is not read.
 */
final class ConsoleSessionFilter extends OncePerRequestFilter {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final int BODY_BYTES = 16 * 1024;
    private static final int FORM_BYTES = 64 * 1024;

    private final LoginSessions sessions;
    private final ConsoleRefusals refusals;
    private final FilePages files;

    ConsoleSessionFilter(LoginSessions sessions, ConsoleRefusals refusals, FilePages files) {
        this.sessions = sessions;
        this.refusals = refusals;
        this.files = files;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String cookie = ConsoleCookies.session(request);
        Optional<Session> session = PagePart.isUnattended(request) ? sessions.look(cookie) : sessions.find(cookie);
        int most = session.filter(Session::isOpen).isPresent() ? FORM_BYTES : BODY_BYTES;
        if (!isFilesOf(session, request)
                && (request.getContentLengthLong() > most || request.getHeader("Transfer-Encoding") != null)) {
            refusals.refuse(
                    request,
                    response,
                    HttpStatus.PAYLOAD_TOO_LARGE.value(),
                    "RequestTooLarge",
                    TEXTS.text("too-large", most));
            return;
        }
        session.ifPresent(found -> request.setAttribute(Session.class.getName(), found));
        session.filter(Session::isOpen).ifPresent(open -> authenticate(request, open));
        chain.doFilter(request, response);
    }

    /** With its token beside the body, so that nothing of what another site sends is read. */
    private boolean isFilesOf(Optional<Session> session, HttpServletRequest request) {
        String type = request.getContentType();
        return session.filter(Session::isOpen).isPresent()
                && files.take(request)
                && type != null
                && type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())
                && request.getHeader(ConsoleTokens.HEADER) != null;
    }

    private static void authenticate(HttpServletRequest request, Session open) {
        LoginSession session = SessionDoor.open(open);
        request.setAttribute(LoginSession.ATTRIBUTE, session);
        request.setAttribute(RequestOrigin.MFA, session.mfaPresent());
        ApiCaller caller = new ApiCaller(session.principal().accountId(), "", session.principal());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    /** Of the request, however far its login has come. */
    static @Nullable Session session(HttpServletRequest request) {
        return (Session) request.getAttribute(Session.class.getName());
    }
}
