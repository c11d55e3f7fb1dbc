package dev.signet.bulk.task;

import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works on bulk tasks.
 *
 * @param runners how many tasks it works on at a time; 0 for a node that leaves them to others
 * @param portion how many numbers go into one request to sending; a divisor of {@link RecipientLists#CHUNK}. A task
 *     keeps the size it began with
 * @param underWay how many portions of a task wait for sending's answer at a time
 * @param slice how long a task is worked on before the one that has waited longest gets its turn
 * @param outboxLimit with so many messages of bulk tasks waiting for the carriers no more are handed over, so that a
 *     pause takes effect soon and nothing expires in the queue
 * @param lease how long a node that gives no sign of life keeps its task
 * @param poll how soon a task that became due on another node is noticed
 * @param lateAfter from which delay on a start counts as missed
 * @param keepRecipients how long the recipients of a task that has ended are kept, with their rejected rows
 * @param numbersPerSecond the speed that forecasts reckon with until a task has shown the real one
 */
@ConfigurationProperties("signet.bulk")
public record BulkSettings(
        @DefaultValue("1") int runners,
        @DefaultValue("200") int portion,
        @DefaultValue("3") int underWay,
        @DefaultValue("5s") Duration slice,
        @DefaultValue("50000") int outboxLimit,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1m") Duration lateAfter,
        @DefaultValue("7d") Duration keepRecipients,
        @DefaultValue("5000") int numbersPerSecond) {

    public BulkSettings {
        SettingCheck check = new SettingCheck("signet.bulk");
        check.atLeast(0, "runners", runners);
        check.that(
                portion > 0 && RecipientLists.CHUNK % portion == 0,
                "portion",
                portion,
                "a divisor of " + RecipientLists.CHUNK);
        check.atLeast(1, "under-way", underWay);
        check.lasts("slice", slice);
        check.atLeast(1, "outbox-limit", outboxLimit);
        check.lasts("lease", lease);
        check.lasts("poll", poll);
        check.notNegative("late-after", lateAfter);
        check.lasts("keep-recipients", keepRecipients);
        check.atLeast(1, "numbers-per-second", numbersPerSecond);
    }
}
