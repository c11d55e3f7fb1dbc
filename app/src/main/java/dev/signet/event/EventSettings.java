package dev.signet.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are told, {@code signet.event.*}.
 *
 * @param pushEnabled whether this node pushes
 * @param answerTimeout how long a target may take to answer
 * @param allowPrivateTargets whether addresses of private networks and this machine may be pushed to; for trials only
 * @param queueWait how long a receive waits that does not say, where the account has set nothing for its queue
 * @param keep how long events are kept for a replay
 */
@ConfigurationProperties("signet.event")
public record EventSettings(
        @DefaultValue("true") boolean pushEnabled,
        @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("false") boolean allowPrivateTargets,
        @DefaultValue("10s") Duration queueWait,
        @DefaultValue("30d") Duration keep) {}
