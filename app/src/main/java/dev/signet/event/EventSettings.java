package dev.signet.event;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are told, {@code signet.event.*}.
 *
 * @param pushEnabled whether this node pushes
 * @param answerTimeout how long a target may take to answer
 * @param allowPrivateTargets whether addresses of private networks and this machine may be pushed to; for trials only
 * @param queueWait how long a receive waits that does not say, where the account has set nothing for its queue
 * @param triedFor how long a push that fails is tried again; what accounts are promised is 72 hours
 * @param triedAfter how long the first failure waits for the next attempt, the second, …; the last one for all others
 * @param keep how long events are kept for a replay
 */
@ConfigurationProperties("signet.event")
public record EventSettings(
        @DefaultValue("true") boolean pushEnabled,
        @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("false") boolean allowPrivateTargets,
        @DefaultValue("10s") Duration queueWait,
        @DefaultValue("72h") Duration triedFor,
        @DefaultValue({"1m", "5m", "10m", "30m", "1h"}) List<Duration> triedAfter,
        @DefaultValue("30d") Duration keep) {

    public EventSettings {
        triedAfter = List.copyOf(triedAfter);
        SettingCheck check = new SettingCheck("signet.event");
        check.lasts("answer-timeout", answerTimeout);
        check.notNegative("queue-wait", queueWait);
        check.lasts("tried-for", triedFor);
        check.that(!triedAfter.isEmpty(), "tried-after", triedAfter, "one wait or more, such as 1m,5m");
        triedAfter.forEach(wait -> check.notNegative("tried-after", wait));
        check.lasts("keep", keep);
    }
}
