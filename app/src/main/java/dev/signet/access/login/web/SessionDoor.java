package dev.signet.access.login.web;

import dev.signet.access.ConsoleDoor;
import dev.signet.access.LoginSession;
import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.Session;
import dev.signet.platform.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The session of the console in front of the account's API. */
@Component
class SessionDoor implements ConsoleDoor {

    private static final Wording TEXTS = Wording.of("access-login");

    private final LoginSessions sessions;
    private final ConsoleTokens tokens;

    SessionDoor(LoginSessions sessions, ConsoleTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public Optional<LoginSession> session(HttpServletRequest request) {
        String cookie = ConsoleCookies.session(request);
        if (cookie == null) {
            return Optional.empty();
        }
        Session session = sessions.find(cookie)
                .filter(Session::isOpen)
                .orElseThrow(() -> TEXTS.refusal("SessionOver", "login.none"));
        if (!tokens.allows(request, cookie)) {
            throw TEXTS.refusal("InvalidCsrfToken", "forbidden");
        }
        LoginSession open = open(session);
        request.setAttribute(LoginSession.ATTRIBUTE, open);
        return Optional.of(open);
    }

    @Override
    public boolean sendsToLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reader = isOpenedByAPerson(request)
                && sessions.find(ConsoleCookies.session(request))
                        .filter(Session::isOpen)
                        .isEmpty();
        if (reader) {
            ConsoleRefusals.leave(request, response);
        }
        return reader;
    }

    /** What every browser asks for where an address is opened, and no script or program by itself. */
    private static boolean isOpenedByAPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains(MediaType.APPLICATION_XHTML_XML_VALUE)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    static LoginSession open(Session session) {
        return new LoginSession(
                session.id(), session.principal(), session.mfaGiven(), session.createdAt(), session.endsAt());
    }
}
