package dev.signet.operations;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cluster's timed jobs: what each does, when it ran and will run, how it failed last; and running one at once. */
@Component
public class Jobs {

    private static final Wording TEXTS = Wording.of("operations");
    /** Triggers of those that somebody wants at once; one for each job, so that it waits once only. */
    private static final String AT_ONCE = "run-now";

    /** Minute and hour of what is done once a day. */
    private static final Pattern DAILY = Pattern.compile("0 (\\d+) (\\d+) \\? \\* \\*");

    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final JobRuns runs;
    private final AuditTrail audit;
    private final Clock clock;

    Jobs(Scheduler scheduler, JdbcClient jdbc, JobRuns runs, AuditTrail audit, Clock clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    public enum State {
        RUNNING,
        /** Its time has not come. */
        WAITING,
        /** Nothing is planned: it runs when there is something to do. */
        IDLE,
        /** Held back, or in error: the watch over the schedule plans it anew. */
        STUCK
    }

    /** How a job ran, by its plan or by hand. */
    public record Run(Instant endedAt, long millis, boolean failed) {}

    /**
     * @param title what it is called
     * @param text what it does
     * @param every how often, in words
     * @param planned how many times it is planned; one for what is done again and again
     * @param lastRun by its plan; null where it never ran
     * @param ended how it ran last, by its plan or by hand; null where that is not known
     * @param failure what it failed by last; null where it never did
     * @param failedAt when
     * @param recoveredAt when it ran through again; null where it has not, or never failed
     * @param runnable whether it may be run at once
     */
    public record Job(
            String group,
            String name,
            Bilingual title,
            Bilingual text,
            Bilingual every,
            State state,
            long planned,
            @Nullable Instant lastRun,
            @Nullable Instant nextRun,
            @Nullable Run ended,
            @Nullable String failure,
            @Nullable Instant failedAt,
            @Nullable Instant recoveredAt,
            boolean runnable) {

        public String id() {
            return group + "/" + name;
        }

        /** Whether it has run since it was asked to. */
        public boolean hasRunSince(Instant asked) {
            return ended != null && !ended.endedAt().isBefore(asked);
        }

        public boolean isFailing() {
            return failedAt != null && recoveredAt == null;
        }
    }

    private record Plan(
            long planned,
            long stuck,
            @Nullable Instant last,
            @Nullable Instant next,
            long millis,
            @Nullable String cron) {}

    /** By group and name. */
    public List<Job> all() {
        Map<JobKey, JobRuns.Failure> failed = runs.latest();
        Map<JobKey, Run> ended = runs.runs();
        Set<JobKey> running = running();
        return jdbc
                .sql("""
                        select j.JOB_GROUP, j.JOB_NAME, j.IS_NONCONCURRENT, count(t.TRIGGER_NAME),
                            coalesce(sum(t.TRIGGER_STATE in ('ERROR', 'PAUSED', 'PAUSED_BLOCKED')), 0),
                            max(t.PREV_FIRE_TIME), min(t.NEXT_FIRE_TIME), max(s.REPEAT_INTERVAL), max(c.CRON_EXPRESSION)
                        from QRTZ_JOB_DETAILS j
                            left join QRTZ_TRIGGERS t on t.SCHED_NAME = j.SCHED_NAME and t.JOB_NAME = j.JOB_NAME
                                and t.JOB_GROUP = j.JOB_GROUP and t.TRIGGER_GROUP <> :now
                            left join QRTZ_SIMPLE_TRIGGERS s on s.SCHED_NAME = t.SCHED_NAME and s.TRIGGER_NAME = t.TRIGGER_NAME
                                and s.TRIGGER_GROUP = t.TRIGGER_GROUP and s.REPEAT_COUNT < 0
                            left join QRTZ_CRON_TRIGGERS c on c.SCHED_NAME = t.SCHED_NAME and c.TRIGGER_NAME = t.TRIGGER_NAME
                                and c.TRIGGER_GROUP = t.TRIGGER_GROUP
                        where j.SCHED_NAME = :scheduler group by j.JOB_GROUP, j.JOB_NAME, j.IS_NONCONCURRENT""")
                .param("now", AT_ONCE)
                .param("scheduler", name())
                .query((row, n) -> job(
                        new JobKey(row.getString(2), row.getString(1)),
                        !row.getString(3).matches("0|N|false"),
                        new Plan(
                                row.getLong(4),
                                row.getLong(5),
                                instant(row.getLong(6)),
                                instant(row.getLong(7)),
                                row.getLong(8),
                                row.getString(9)),
                        ended,
                        failed,
                        running))
                .list()
                .stream()
                .sorted(Comparator.comparing(Job::id))
                .toList();
    }

    private static @Nullable Instant instant(long millis) {
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static Job job(
            JobKey key,
            boolean alone,
            Plan plan,
            Map<JobKey, Run> ended,
            Map<JobKey, JobRuns.Failure> failed,
            Set<JobKey> running) {
        JobRuns.Failure failure = failed.get(key);
        return new Job(
                key.getGroup(),
                key.getName(),
                words("job." + key.getGroup() + "." + key.getName(), key.getName()),
                words("job." + key.getGroup() + "." + key.getName() + ".text", key.toString()),
                every(plan),
                running.contains(key) ? State.RUNNING : state(plan),
                plan.planned(),
                plan.last(),
                plan.next(),
                ended.get(key),
                failure == null ? null : failure.why(),
                failure == null ? null : failure.at(),
                failure == null ? null : failure.overAt(),
                alone);
    }

    private static State state(Plan plan) {
        if (plan.stuck() > 0) {
            return State.STUCK;
        }
        return plan.next() == null ? State.IDLE : State.WAITING;
    }

    /** A job that this version does not know goes by its name. */
    private static Bilingual words(String key, String otherwise) {
        return TEXTS.has(key) ? TEXTS.text(key) : new Bilingual(otherwise, otherwise);
    }

    private static Bilingual every(Plan plan) {
        String cron = plan.cron();
        if (cron != null) {
            Matcher daily = DAILY.matcher(cron);
            return daily.matches()
                    ? TEXTS.text(
                            "every.day",
                            String.format(Locale.ROOT, "%2s:%2s", daily.group(2), daily.group(1))
                                    .replace(' ', '0'))
                    : TEXTS.text("every.cron", cron);
        }
        Duration between = Duration.ofMillis(plan.millis());
        if (between.isZero()) {
            return TEXTS.text("every.none");
        }
        if (between.toSecondsPart() > 0) {
            return TEXTS.text("every.seconds", between.toSeconds());
        }
        return between.toMinutesPart() > 0
                ? TEXTS.text("every.minutes", between.toMinutes())
                : TEXTS.text("every.hours", between.toHours());
    }

    /** On any node. */
    private Set<JobKey> running() {
        return new HashSet<>(jdbc.sql(
                        "select JOB_NAME, JOB_GROUP from QRTZ_FIRED_TRIGGERS where SCHED_NAME = ? and STATE = 'EXECUTING'")
                .param(name())
                .query((row, n) -> new JobKey(row.getString(1), row.getString(2)))
                .list());
    }

    private String name() {
        try {
            return scheduler.getSchedulerName();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a job once as soon as a node is free, beside its plan. Only those may that never run twice at a time.
     *
     * @return when it was asked for: a run that ends later is its
     * @throws dev.signet.platform.Refusal where there is no such job, where it must not, or where it waits already
     */
    @Transactional
    public Instant run(String actor, String group, String name) {
        JobKey key = new JobKey(name, group);
        try {
            JobDetail job = scheduler.getJobDetail(key);
            if (job == null) {
                throw TEXTS.refusal("JobNotFound", "run.unknown", group + "/" + name);
            }
            if (!job.isConcurrentExecutionDisallowed()) {
                throw TEXTS.refusal("OperationDenied.JobRunsByItself", "run.denied", group + "/" + name);
            }
            Instant asked = clock.instant();
            audit.record(actor, "job.run", "job", group + "/" + name, Map.of());
            scheduler.scheduleJob(TriggerBuilder.newTrigger()
                    .withIdentity(group + "/" + name, AT_ONCE)
                    .forJob(key)
                    .startNow()
                    .build());
            return asked;
        } catch (ObjectAlreadyExistsException e) {
            throw TEXTS.refusal("OperationDenied.JobWaits", "run.waits", group + "/" + name);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
