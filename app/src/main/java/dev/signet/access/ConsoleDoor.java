package dev.signet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Asked at the doors of an account's API where a request shows no signature: it may belong to a session of the console. */
public interface ConsoleDoor {

    /**
     * Also keeps it as the request's attribute {@link LoginSession#ATTRIBUTE}.
     *
     * @return none where the session is over, its login not finished, or the request shows none
     * @throws dev.signet.platform.Refusal where it would write and lacks the session's token against forged requests
     */
    Optional<LoginSession> session(HttpServletRequest request);

    /**
     * Sends whoever opened the address in a browser and is not logged in to the login, after which they come to it: they
     * followed a link of a page whose session was over, or were given it.
     *
     * @return whether it is answered
     */
    boolean sendsToLogin(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
