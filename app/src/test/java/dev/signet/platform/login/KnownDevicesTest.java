package dev.signet.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.secret.SecretBox;
import dev.signet.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnownDevicesTest {

    private final SettableClock clock = new SettableClock();
    private final KnownDevices devices = new KnownDevices(new SecretBox(new byte[32]), clock, "test-device");
    private final String li = "li";

    @Test // #9
    void aDeviceIsKnownForWhoeverHasLoggedInWithIt() {
        String cookie = devices.cookie(li, null);

        assertThat(devices.device(cookie, "li")).isNotNull();
        assertThat(devices.device(cookie, "li ")).isNull();
        assertThat(devices.device(cookie, "zhang")).isNull();
        assertThat(devices.device(devices.cookie(li, cookie), "li"))
                .as("stays one device")
                .isEqualTo(devices.device(cookie, "li"));
        assertThat(devices.device(devices.cookie("zhang", cookie), "zhang"))
                .isNotNull()
                .isNotEqualTo(devices.device(cookie, "li"));
    }

    @Test // #9
    void aCookieThatWeDidNotWriteIsNoDevice() {
        byte[] other = new byte[32];
        other[0] = 1;
        String theirs = new KnownDevices(new SecretBox(other), clock, "test-device").cookie(li, null);
        String others = new KnownDevices(new SecretBox(new byte[32]), clock, "other-people").cookie(li, null);
        String ours = devices.cookie(li, null);

        for (String forged : new String[] {
            null, "", "li", "%%%", theirs, others, ours.substring(1), ours.repeat(9), "x".repeat(100_000)
        }) {
            assertThat(devices.device(forged, "li")).isNull();
        }
    }

    @Test // #9
    void aDeviceIsForgottenInTime() {
        clock.set("2026-11-22T04:00:00Z");
        String cookie = devices.cookie(li, null);
        clock.advance(KnownDevices.LIFETIME.minus(Duration.ofSeconds(1)));
        assertThat(devices.device(cookie, "li")).isNotNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(devices.device(cookie, "li")).isNull();
    }
}
