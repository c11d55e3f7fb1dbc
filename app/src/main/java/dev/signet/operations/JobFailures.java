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
 * Notes how a job failed last, and whether it has run through since: the scheduler itself forgets it. Kept in the control
 * plane, since any node of the cluster runs a job and each shows it.
 */
@Component
class JobFailures implements JobListener, SchedulerFactoryBeanCustomizer {

    private static final Logger log = LoggerFactory.getLogger(JobFailures.class);
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobFailures(JdbcClient jdbc, Clock clock) {
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
        return "job-failures";
    }

    @Override
    public void jobToBeExecuted(JobExecutionContext context) {}

    @Override
    public void jobExecutionVetoed(JobExecutionContext context) {}

    @Override
    public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
        JobKey job = context.getJobDetail().getKey();
        try {
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
