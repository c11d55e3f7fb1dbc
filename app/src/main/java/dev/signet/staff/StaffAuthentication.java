package dev.signet.staff;

import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.factor.StaffLogins.Wrong;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** One login for everything: user id and password of the engine's identity service; the groups are the authorities. */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private static final LoginOrigin UNKNOWN = new LoginOrigin("", null, null);

    private final StaffLookup staff;
    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final SecondFactors factors;
    private final OwnSecondFactor second;
    private final StaffLogins logins;

    StaffAuthentication(
            StaffLookup staff,
            LoginThrottle throttle,
            KnownDevices devices,
            SecondFactors factors,
            OwnSecondFactor second,
            StaffLogins logins) {
        this.staff = staff;
        this.throttle = throttle;
        this.devices = devices;
        this.factors = factors;
        this.second = second;
        this.logins = logins;
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
                .orElseThrow(() -> failed(name, origin));
        if (factors.isBound(member.id())) {
            requireCode(member, origin);
        }
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(
                member, null, staff.authorities(member).orElseThrow(StaffAuthentication::wrong));
        authenticated.setDetails(origin.address());
        return authenticated;
    }

    /** Whatever door the password was given at. */
    private void requireCode(StaffMember member, LoginOrigin origin) {
        String code = origin.code();
        if (code == null || !second.passes(member, origin, code)) {
            throw new OwnSecondFactor.Due(member, code != null);
        }
    }

    private BadCredentialsException failed(String name, LoginOrigin origin) {
        staff.find(name).ifPresent(tried -> logins.failed(tried.id(), origin.address(), Wrong.PASSWORD));
        return wrong();
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Wrong user name or password");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
