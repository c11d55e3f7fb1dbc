package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IntakeSettingsTest {

    private static IntakeSettings settings(int waitingThreads, int leastRate) {
        return new IntakeSettings(
                Duration.ofSeconds(10), DataSize.ofBytes(leastRate), waitingThreads, DataSize.ofKilobytes(8));
    }

    @Test // #9 8
    void sayWhatTheyMayBe() {
        assertThatThrownBy(() -> settings(31, 1))
                .hasMessageContaining("waiting-threads is 31")
                .hasMessageContaining("1 to 30");
        assertThatThrownBy(() -> settings(0, 1)).hasMessageContaining("waiting-threads is 0");
        assertThatThrownBy(() -> settings(25, 0)).hasMessageContaining("least-rate");
    }

    @Test // #9 8
    void leaveThreadsToWhoSendsAtOnce() {
        WaitingThreads threads = WaitingThreads.of(200, 30);

        assertThat(places(threads.strangers()) + places(threads.known()) + places(threads.brief()))
                .isLessThanOrEqualTo(150);
        assertThat(places(WaitingThreads.of(1, 1).strangers()))
                .as("there is always one")
                .isEqualTo(1);
    }

    private static int places(Shares shares) {
        int places = 0;
        while (shares.take("owner " + places)) {
            places++;
        }
        return places;
    }

    @Test // #9 8
    void giveOneOwnerAQuarter() {
        Shares strangers = WaitingThreads.of(200, 25).strangers();
        int own = 0;
        while (strangers.take("192.0.2.1")) {
            own++;
        }

        assertThat(own).isEqualTo(13);
    }
}
