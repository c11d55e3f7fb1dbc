package dev.signet.revenue.statement;

import dev.signet.platform.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Carriers' statements.
 *
 * @param maxFile the largest file; a million lines take about 60 MB. Above {@code spring.servlet.multipart.max-file-size} nothing
 *     comes in
 * @param maxListed how many differences of one kind are kept to be looked at; all are counted
 */
@ConfigurationProperties("signet.revenue.statement")
record StatementSettings(
        @DefaultValue("60MB") DataSize maxFile,
        @DefaultValue("100000") int maxListed) {

    StatementSettings {
        SettingCheck check = new SettingCheck("signet.revenue.statement");
        check.atLeast(DataSize.ofBytes(1), "max-file", maxFile);
        check.between(1, 1_000_000, "max-listed", maxListed);
    }
}
