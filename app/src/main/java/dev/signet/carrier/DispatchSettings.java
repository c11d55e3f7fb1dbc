package dev.signet.carrier;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accepted messages are brought to the carriers, {@code signet.dispatch.*}.
 *
 * @param enabled false on a node that only accepts
 * @param batch messages claimed at once
 * @param poll how soon messages accepted by other nodes, or due again, are noticed
 * @param gather how long work gathers, once there is more than one at a time, so that a transaction serves many; a
 *     lone message never waits
 * @param drain how long a stopping node waits for the answers under way and their recording
 * @param retryAfter first wait after a temporary refusal; doubled with each attempt
 * @param retryAtMost longest such wait
 */
@ConfigurationProperties("signet.dispatch")
record DispatchSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500") int batch,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("30ms") Duration gather,
        @DefaultValue("5s") Duration drain,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("30s") Duration retryAtMost) {

    DispatchSettings {
        SettingCheck check = new SettingCheck("signet.dispatch");
        check.between(1, 10_000, "batch", batch);
        check.lasts("poll", poll);
        check.notNegative("gather", gather);
        check.notNegative("drain", drain);
        check.lasts("retry-after", retryAfter);
        check.that(
                retryAtMost.compareTo(retryAfter) >= 0,
                "retry-at-most",
                retryAtMost,
                "at least signet.dispatch.retry-after, which is " + retryAfter);
    }
}
