package dev.signet.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BlacklistEntryTest {

    private static final long ACCOUNT = 1;
    private static final long OTHER = 2;

    @Test
    @Tag("RC-5")
    @Tag("UP-10")
    void anOptOutConcernsTheSignatureThatItAnswered() {
        BlacklistEntry optOut = entry(ACCOUNT, BlacklistKind.OPT_OUT, "云帆科技");

        assertThat(optOut.concerns(ACCOUNT, "云帆科技")).isTrue();
        assertThat(optOut.concerns(ACCOUNT, "云帆商城")).isFalse();
        assertThat(optOut.concerns(OTHER, "云帆科技")).isFalse();
    }

    @Test
    @Tag("RC-5")
    void anOptOutMayBeGlobal() {
        BlacklistEntry optOut = entry(BlacklistEntry.PLATFORM, BlacklistKind.OPT_OUT, null);

        assertThat(optOut.concerns(ACCOUNT, "云帆科技")).isTrue();
        assertThat(optOut.concerns(OTHER, "云帆商城")).isTrue();
    }

    @Test
    @Tag("RC-7")
    void aReleaseIsForTheClassesAndTheAccountThatItWasGivenFor() {
        BlacklistEntry released = entry(BlacklistEntry.PLATFORM, BlacklistKind.PLATFORM, null)
                .releasedFor(ACCOUNT, Set.of(TemplateKind.VERIFICATION));

        assertThat(released.holds(ACCOUNT, "云帆科技", TemplateKind.VERIFICATION)).isFalse();
        assertThat(released.holds(ACCOUNT, "云帆科技", TemplateKind.PROMOTIONAL)).isTrue();
        assertThat(released.holds(OTHER, "云帆科技", TemplateKind.VERIFICATION)).isTrue();
    }

    private static BlacklistEntry entry(long accountId, BlacklistKind kind, @Nullable String signName) {
        return new BlacklistEntry(8_613_800_138_000L, accountId, kind, signName, "", Instant.EPOCH);
    }
}
