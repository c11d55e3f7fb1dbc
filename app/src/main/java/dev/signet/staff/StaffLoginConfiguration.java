package dev.signet.staff;

import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.secret.SecretBox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What guards the login of staff, and of nobody else. */
@Configuration(proxyBeanMethods = false)
class StaffLoginConfiguration {

    @Bean
    LoginThrottle staffLoginThrottle(Clock clock) {
        return new LoginThrottle(clock);
    }

    @Bean
    KnownDevices staffDevices(SecretBox secrets, Clock clock) {
        return new KnownDevices(secrets, clock, "staff-device");
    }
}
