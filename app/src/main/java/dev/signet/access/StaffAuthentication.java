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
        String name = given.getName();
        String address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (throttle.isBlocked(address, name)) {
            throw new LockedException("Too many failed logins; try again later");
        }
        StaffMember member = name.isEmpty() ? null : staff.find(name).orElse(null);
        if (member == null || !isRight(member.id(), String.valueOf(given.getCredentials()))) {
            throttle.failed(address, name);
            throw new BadCredentialsException("Wrong user name or password");
        }
        throttle.succeeded(address, name);
        var authenticated =
                UsernamePasswordAuthenticationToken.authenticated(member, null, staff.authorities(member.id()).orElseThrow());
        authenticated.setDetails(given.getDetails());
        return authenticated;
    }

    private boolean isRight(String user, String password) {
        try {
            return identities.checkPassword(user, password);
        } catch (AuthenticationException lockedByTheEngine) {
            throw new LockedException("Too many failed logins; try again later", lockedByTheEngine);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
