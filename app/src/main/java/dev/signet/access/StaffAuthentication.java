package dev.signet.access;

import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** One login for everything: user id and password of the engine's identity service; the groups are the authorities. */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private final IdentityService identities;
    private final StaffLookup staff;
    private final LoginThrottle throttle;

    StaffAuthentication(IdentityService identities, StaffLookup staff, LoginThrottle throttle) {
        this.identities = identities;
        this.staff = staff;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        String address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (throttle.isBlocked(address, user)) {
            throw new LockedException("Too many failed logins; try again later");
        }
        if (!isRight(user, String.valueOf(given.getCredentials()))) {
            throttle.failed(address, user);
            throw new BadCredentialsException("Wrong user name or password");
        }
        throttle.succeeded(address, user);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(user, null, staff.authorities(user).orElseThrow());
        authenticated.setDetails(given.getDetails());
        return authenticated;
    }

    private boolean isRight(String user, String password) {
        try {
            return !user.isEmpty() && identities.checkPassword(user, password);
        } catch (AuthenticationException lockedByTheEngine) {
            throw new LockedException("Too many failed logins; try again later", lockedByTheEngine);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
