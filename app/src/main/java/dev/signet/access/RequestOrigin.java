package dev.signet.access;

import dev.signet.rules.access.SourceAddress;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as conditions of policies look at it. */
public final class RequestOrigin {

    /** Request attribute of the session's door: whether a second factor was given, a {@code Boolean}. */
    public static final String MFA = RequestOrigin.class.getName() + ".mfa";

    private RequestOrigin() {}

    /** Behind trusted proxies, as the container has found it out. */
    public static AccessCheck.Origin of(HttpServletRequest request) {
        return new AccessCheck.Origin(
                SourceAddress.of(request.getRemoteAddr()), request.isSecure(), (Boolean) request.getAttribute(MFA));
    }
}
