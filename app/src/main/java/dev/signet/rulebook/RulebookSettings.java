package dev.signet.rulebook;

import dev.signet.platform.SettingCheck;
import dev.signet.rules.proof.RulebookProof;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param directory a copy of {@code rules/policies} that officers edit while the application runs; without it the
 *     rulebook shipped with the product serves
 * @param lastGood where the last rulebook of that directory that passed is kept for the next start; inside
 *     {@code signet.home} unless set
 * @param proofTime how long the process that compiles an edited rulebook and tries its cases may take
 * @param proofMemory the heap of that process
 */
@ConfigurationProperties("signet.rulebook")
record RulebookSettings(
        @Nullable Path directory,
        @Nullable Path lastGood,
        @DefaultValue("2m") Duration proofTime,
        @DefaultValue("256MB") DataSize proofMemory) {

    RulebookSettings {
        SettingCheck check = new SettingCheck("signet.rulebook");
        check.lasts("proof-time", proofTime);
        check.atLeast(DataSize.ofMegabytes(32), "proof-memory", proofMemory);
    }

    RulebookProof proof() {
        return new RulebookProof(proofTime, proofMemory.toBytes());
    }
}
