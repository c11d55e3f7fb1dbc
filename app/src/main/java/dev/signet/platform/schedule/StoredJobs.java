package dev.signet.platform.schedule;

import java.util.List;
import org.quartz.JobDetail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.stereotype.Component;

/**
 * The scheduler's store names each job's class as it was when the job was stored, and a class that has moved since would
 * keep the scheduler from starting. A job is known by its key; before the scheduler looks, its class is set to today's.
 */
@Component
class StoredJobs implements SchedulerFactoryBeanCustomizer {

    private static final Logger log = LoggerFactory.getLogger(StoredJobs.class);

    private final JdbcClient control;
    private final ObjectProvider<JobDetail> jobs;

    StoredJobs(JdbcClient control, ObjectProvider<JobDetail> jobs) {
        this.control = control;
        this.jobs = jobs;
    }

    @Override
    public void customize(SchedulerFactoryBean scheduler) {
        List<JobDetail> known = jobs.stream().toList();
        int moved = known.stream().mapToInt(this::setClass).sum();
        if (moved > 0) {
            log.info("{} jobs are stored with the classes of this version from now on", moved);
        }
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
}
