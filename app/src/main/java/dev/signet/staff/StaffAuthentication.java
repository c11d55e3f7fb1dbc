package dev.signet.staff;

import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** One login for everything: user id and password of the engine's identity service; the groups are the authorities. */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private static final LoginOrigin UNKNOWN = new LoginOrigin("", null);

    private final StaffLookup staff;
    private final LoginThrottle throttle;
    private final KnownDevices devices;

    StaffAuthentication(StaffLookup staff, LoginThrottle throttle, KnownDevices devices) {
        this.staff = staff;
        this.throttle = throttle;
        this.devices = devices;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String password = String.valueOf(given.getCredentials());
        LoginOrigin origin = given.getDetails() instanceof LoginOrigin told ? told : UNKNOWN;
        StaffMember member = throttle.attempt(
                        origin.address(),
                        devices.device(origin.deviceCookie(), name),
                        name,
                        () -> staff.find(name, password))
                .orElseThrow(StaffAuthentication::wrong);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(
                member, null, staff.authorities(member).orElseThrow(StaffAuthentication::wrong));
        authenticated.setDetails(origin.address());
        return authenticated;
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Wrong user name or password");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
