package dev.signet.access;

import dev.signet.account.Principal;
import java.time.Instant;

/**
 * A session of the console that a request belongs to; its login is finished.
 *
 * @param id what it is called in lists, nothing that opens it
 * @param mfaPresent whether a second factor was given at the login
 * @param endsAt whatever is done in it
 */
public record LoginSession(long id, Principal principal, boolean mfaPresent, Instant createdAt, Instant endsAt) {

    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = LoginSession.class.getName();
}
