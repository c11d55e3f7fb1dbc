package dev.signet.operations;

import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Notes how a job ran last, how it failed last, and whether it has run through since: the scheduler itself forgets it. Kept
 * in the control plane, since any node of the cluster runs a job and each shows it.
 */
@Component
class JobRuns implements JobListener, SchedulerFactoryBeanCustomizer {

    private static final Logger log = LoggerFactory.getLogger(JobRuns.class);
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param why the exception, phone numbers masked
     * @param overAt when it has run through again; null while it has not
     */
    record Failure(Instant at, String why, @Nullable Instant overAt) {}

    @Override
    public void customize(SchedulerFactoryBean scheduler) {
        scheduler.setGlobalJobListeners(this);
    }

    @Override
    public String getName() {
        return "job-runs";
    }

    @Override
    public void jobToBeExecuted(JobExecutionContext context) {}

    @Override
    public void jobExecutionVetoed(JobExecutionContext context) {}

    @Override
    public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
        JobKey job = context.getJobDetail().getKey();
        try {
            ran(job, context.getJobRunTime(), failure != null);
            if (failure == null) {
                ranThrough(job);
            } else {
                failed(job, failure);
            }
        } catch (RuntimeException e) {
            // What it ran on may be what has gone: the job itself is no worse for it.
            log.warn("How {} ended cannot be noted: {}", job, e.toString());
        }
    }

    private void ran(JobKey job, long millis, boolean failed) {
        jdbc.sql("""
                        insert into operations_job_run (job_group, job_name, ended_at_ms, took_ms, failed)
                        values (?, ?, ?, ?, ?)
                        on duplicate key update ended_at_ms = values(ended_at_ms), took_ms = values(took_ms),
                            failed = values(failed)""")
                .params(job.getGroup(), job.getName(), clock.millis(), millis, failed)
                .update();
    }

    /** How each ran last. */
    Map<JobKey, Jobs.Run> runs() {
        Map<JobKey, Jobs.Run> runs = new HashMap<>();
        jdbc.sql("select job_group, job_name, ended_at_ms, took_ms, failed from operations_job_run")
                .query(row -> {
                    runs.put(
                            new JobKey(row.getString(2), row.getString(1)),
                            new Jobs.Run(Instant.ofEpochMilli(row.getLong(3)), row.getLong(4), row.getBoolean(5)));
                });
        return runs;
    }

    private void ranThrough(JobKey job) {
        jdbc.sql("update operations_job_failure set over_at_ms = ?"
                        + " where job_group = ? and job_name = ? and over_at_ms is null")
                .params(clock.millis(), job.getGroup(), job.getName())
                .update();
    }

    private void failed(JobKey job, JobExecutionException failure) {
        Throwable why = failure;
        while (why.getCause() != null && why instanceof org.quartz.SchedulerException) {
            why = why.getCause();
        }
        jdbc.sql("""
                        insert into operations_job_failure (job_group, job_name, failed_at_ms, why) values (?, ?, ?, ?)
                        on duplicate key update failed_at_ms = values(failed_at_ms), why = values(why), over_at_ms = null""")
                .params(
                        job.getGroup(),
                        job.getName(),
                        clock.millis(),
                        PlainText.cut(Masks.phonesIn(why.toString()), LONGEST))
                .update();
    }

    Map<JobKey, Failure> latest() {
        Map<JobKey, Failure> latest = new HashMap<>();
        jdbc.sql("select job_group, job_name, failed_at_ms, why, over_at_ms from operations_job_failure")
                .query(row -> {
                    long over = row.getLong(5);
                    latest.put(
                            new JobKey(row.getString(2), row.getString(1)),
                            new Failure(
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    row.getString(4),
                                    over == 0 ? null : Instant.ofEpochMilli(over)));
                });
        return latest;
    }
}
