package dev.signet.sending.rulebook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.sending.SendingSettings;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SendingRulebookCheckTest {

    private static Policies shipped;

    @BeforeAll
    static void loadTheShippedRulebook() throws RulebookRejected {
        shipped = new RulebookLoader().load(PolicyFiles.shipped()).policies();
    }

    private static SendingRulebookCheck keeping(int months) {
        return new SendingRulebookCheck(
                new Binder(new MapConfigurationPropertySource(Map.of("signet.sending.keep-months", months)))
                        .bindOrCreate("signet.sending", SendingSettings.class));
    }

    @Test
    void takesTheShippedRulebookWithItsSixMonths() {
        assertThatCode(() -> keeping(6).check(shipped)).doesNotThrowAnyException();
    }

    @Test
    void refusesExportsOverMoreDaysThanRecordsAreKept() {
        assertThatThrownBy(() -> keeping(3).check(shipped))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageMatching("log-export/parameters.csv:\\d+: log-export.days.max cannot be 184: .*")
                .hasMessageContaining("3 months (signet.sending.keep-months), at most 92 days");
    }
}
