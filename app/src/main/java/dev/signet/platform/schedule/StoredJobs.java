package dev.signet.platform.schedule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The scheduler's store names each job's class as it was when the job was stored, and a class that has moved since would
 * keep the scheduler from starting. A job is known by its key; before the scheduler looks, its class is set to today's. A
 * job that this version has no more, and whose class is gone, goes with its triggers: one of them that could not be loaded
 * keeps the scheduler from making up for any other that was missed. A trigger that is stored is left alone but for its
 * interval, which is today's as well; what it missed stays known.
 */
@Component
class StoredJobs implements SchedulerFactoryBeanCustomizer {

    private static final Logger log = LoggerFactory.getLogger(StoredJobs.class);

    private static final List<String> TRIGGERS =
            List.of("SIMPLE_TRIGGERS", "CRON_TRIGGERS", "SIMPROP_TRIGGERS", "BLOB_TRIGGERS");

    private final JdbcClient control;
    private final ObjectProvider<JobDetail> jobs;
    private final ObjectProvider<Trigger> triggers;

    StoredJobs(JdbcClient control, ObjectProvider<JobDetail> jobs, ObjectProvider<Trigger> triggers) {
        this.control = control;
        this.jobs = jobs;
        this.triggers = triggers;
    }

    @Override
    public void customize(SchedulerFactoryBean scheduler) {
        List<JobDetail> known = jobs.stream().toList();
        int moved = known.stream().mapToInt(this::setClass).sum();
        if (moved > 0) {
            log.info("{} jobs are stored with the classes of this version from now on", moved);
        }
        Set<JobKey> keys = known.stream().map(JobDetail::getKey).collect(Collectors.toSet());
        control
                .sql("select JOB_NAME, JOB_GROUP, JOB_CLASS_NAME from QRTZ_JOB_DETAILS")
                .query((row, n) -> new Stored(new JobKey(row.getString(1), row.getString(2)), row.getString(3)))
                .list()
                .stream()
                .filter(stored -> !keys.contains(stored.key()) && stored.isGone())
                .forEach(this::remove);
        triggers.stream()
                .filter(SimpleTrigger.class::isInstance)
                .map(SimpleTrigger.class::cast)
                .forEach(this::setInterval);
    }

    private record Stored(JobKey key, String type) {

        boolean isGone() {
            return !ClassUtils.isPresent(type, null);
        }
    }

    private void remove(Stored job) {
        for (String kind : TRIGGERS) {
            control.sql("delete t from QRTZ_" + kind + " t join QRTZ_TRIGGERS job"
                            + " on job.SCHED_NAME = t.SCHED_NAME and job.TRIGGER_NAME = t.TRIGGER_NAME"
                            + " and job.TRIGGER_GROUP = t.TRIGGER_GROUP where job.JOB_NAME = ? and job.JOB_GROUP = ?")
                    .params(job.key().getName(), job.key().getGroup())
                    .update();
        }
        for (String table : List.of("QRTZ_TRIGGERS", "QRTZ_JOB_DETAILS")) {
            control.sql("delete from " + table + " where JOB_NAME = ? and JOB_GROUP = ?")
                    .params(job.key().getName(), job.key().getGroup())
                    .update();
        }
        log.info("Job {} of an earlier version was removed", job.key());
    }

    private int setClass(JobDetail job) {
        return control.sql("""
                        update QRTZ_JOB_DETAILS set JOB_CLASS_NAME = :type
                        where JOB_NAME = :name and JOB_GROUP = :domain and JOB_CLASS_NAME <> :type""")
                .param("type", job.getJobClass().getName())
                .param("name", job.getKey().getName())
                .param("domain", job.getKey().getGroup())
                .update();
    }

    /** When it fires next stays, unless that is too far ahead for its interval: {@link ScheduleWatch} sees to that. */
    private void setInterval(SimpleTrigger trigger) {
        int changed = control.sql("""
                        update QRTZ_SIMPLE_TRIGGERS set REPEAT_INTERVAL = :millis
                        where TRIGGER_NAME = :name and TRIGGER_GROUP = :domain and REPEAT_INTERVAL <> :millis""")
                .param("millis", trigger.getRepeatInterval())
                .param("name", trigger.getKey().getName())
                .param("domain", trigger.getKey().getGroup())
                .update();
        if (changed > 0) {
            log.info("Trigger {} has another interval from now on", trigger.getKey());
        }
    }
}
