package dev.signet.application;

import dev.signet.platform.SettingCheck;
import dev.signet.platform.time.ChinaTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param zone where the reviewers work: the review calendar's hours and holidays are judged there
 * @param escalationLevels how often an undecided review is raised, once at its deadline and once after each further
 *     review period
 */
@ConfigurationProperties("signet.review")
public record ReviewSettings(
        @DefaultValue(ChinaTime.NAME) ZoneId zone,
        @DefaultValue("3") int escalationLevels) {

    public ReviewSettings {
        new SettingCheck("signet.review").atLeast(1, "escalation-levels", escalationLevels);
    }
}
