package dev.signet.audit;

import dev.signet.platform.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param exportRowsMax entries that one file of it holds at most; more are to be narrowed by time
 */
@ConfigurationProperties("signet.audit")
record AuditSettings(@DefaultValue("50000") int exportRowsMax) {

    AuditSettings {
        new SettingCheck("signet.audit").between(1, 1_000_000, "export-rows-max", exportRowsMax);
    }
}
