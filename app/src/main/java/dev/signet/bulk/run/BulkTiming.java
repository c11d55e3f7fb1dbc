package dev.signet.bulk.run;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.stereotype.Component;

/**
 * When tasks want to be looked at next: one trigger for each in the scheduler's store, written in the transaction that
 * changes the task. Whichever node fires it, the task is then judged by the clock; a trigger that was missed while
 * nothing ran fires as soon as something does.
 */
@Component
public class BulkTiming {

    public static final String GROUP = "bulk";
    public static final JobKey WAKE = JobKey.jobKey("wake-task", GROUP);
    public static final String TASK = "taskId";
    private static final String PREFIX = "task-";

    /** The scheduler fires up to two milliseconds early; a task that is looked at must be due. */
    private static final long LATER_MS = 5;
    /** What should have been looked at already is looked at soon, and not in a circle. */
    private static final long SOON_MS = 1000;

    /** Nobody here holds a trigger back. */
    private static final Set<Trigger.TriggerState> NEVER_FIRE =
            Set.of(Trigger.TriggerState.NONE, Trigger.TriggerState.ERROR, Trigger.TriggerState.PAUSED);

    private final Scheduler scheduler;

    BulkTiming(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param at null where the task waits for nothing any more */
    void wakeAt(long taskId, @Nullable Instant at) {
        TriggerKey key = key(taskId);
        try {
            if (at == null) {
                scheduler.unscheduleJob(key);
                return;
            }
            Trigger trigger = TriggerBuilder.newTrigger()
                    .withIdentity(key)
                    .forJob(WAKE)
                    .usingJobData(TASK, String.valueOf(taskId))
                    .startAt(fireAt(at))
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                    .build();
            if (scheduler.rescheduleJob(key, trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("task " + taskId + " cannot be scheduled", e);
        }
    }

    /** When the scheduler looks at this task, or that it does so now; empty where it never will. */
    Optional<Instant> nextLook(long taskId) {
        try {
            TriggerKey key = key(taskId);
            Trigger.TriggerState state = scheduler.getTriggerState(key);
            Trigger trigger = scheduler.getTrigger(key);
            if (trigger == null || NEVER_FIRE.contains(state)) {
                return Optional.empty();
            }
            // One that has fired for the last time stays until its job has ended.
            Date next = trigger.getNextFireTime();
            return Optional.of(next == null ? Instant.ofEpochMilli(System.currentTimeMillis()) : next.toInstant());
        } catch (SchedulerException e) {
            throw new IllegalStateException("task " + taskId + " cannot be found in the schedule", e);
        }
    }

    /** Every task that has a trigger. */
    Set<Long> scheduled() {
        try {
            return scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP)).stream()
                    .map(TriggerKey::getName)
                    .filter(name -> name.startsWith(PREFIX))
                    .map(name -> Long.valueOf(name.substring(PREFIX.length())))
                    .collect(Collectors.toSet());
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of bulk tasks cannot be read", e);
        }
    }

    private static TriggerKey key(long taskId) {
        return TriggerKey.triggerKey(PREFIX + taskId, GROUP);
    }

    /** On the scheduler's own clock, which is the machine's. */
    private static Date fireAt(Instant at) {
        return new Date(Math.max(at.toEpochMilli() + LATER_MS, System.currentTimeMillis() + SOON_MS));
    }
}
