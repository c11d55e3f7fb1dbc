package dev.signet.billing.desk;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a month that ended should have its bills.
 *
 * @param settledWithin how long after its end a month may be without its bill before health {@code bills} tells of it: they are
 *     settled five minutes after it, and every hour what could not be settled then
 */
@ConfigurationProperties("signet.billing")
public record BillingSettings(@DefaultValue("6h") Duration settledWithin) {

    public BillingSettings {
        new SettingCheck("signet.billing").lasts("settled-within", settledWithin);
    }
}
