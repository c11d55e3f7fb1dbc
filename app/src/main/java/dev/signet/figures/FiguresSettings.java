package dev.signet.figures;

import dev.signet.platform.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long figures are kept. Those by hour are kept as long as the messages, {@code signet.sending.keep-months}.
 *
 * @param keepYears how long figures by day are kept
 */
@ConfigurationProperties("signet.figures")
public record FiguresSettings(@DefaultValue("3") int keepYears) {

    public FiguresSettings {
        new SettingCheck("signet.figures").atLeast(1, "keep-years", keepYears);
    }
}
