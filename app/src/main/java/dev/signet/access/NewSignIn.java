package dev.signet.access;

import dev.signet.account.Principal;
import java.time.Instant;

/**
 * Somebody of an account has signed in to the console from a place they have not come from before; published in the
 * transaction of the sign-in.
 *
 * @param address where from, behind trusted proxies
 * @param userAgent what the browser says of itself; 200 characters at most, anybody may have written it
 */
public record NewSignIn(Principal principal, String address, String userAgent, Instant at) {}
