package dev.signet.logexport;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogExportConfiguration {

    private static final String GROUP = "logexport";
    static final JobKey PRODUCE = JobKey.jobKey("produce-log-exports", GROUP);
    static final JobKey RECONCILE = JobKey.jobKey("reconcile-export-files", GROUP);
    static final JobKey EXPIRE = JobKey.jobKey("expire-log-exports", GROUP);

    @Bean
    JobDetail produceLogExports() {
        return job(ProduceLogExportsJob.class, PRODUCE);
    }

    @Bean
    Trigger produceLogExportsTrigger(JobDetail produceLogExports) {
        return trigger(produceLogExports, SimpleScheduleBuilder.repeatMinutelyForever());
    }

    @Bean
    JobDetail expireLogExports() {
        return job(ExpireLogExportsJob.class, EXPIRE);
    }

    @Bean
    Trigger expireLogExportsTrigger(JobDetail expireLogExports) {
        return trigger(expireLogExports, SimpleScheduleBuilder.repeatHourlyForever());
    }

    @Bean
    JobDetail reconcileExportFiles() {
        return job(ReconcileExportFilesJob.class, RECONCILE);
    }

    @Bean
    Trigger reconcileExportFilesTrigger(JobDetail reconcileExportFiles) {
        return trigger(reconcileExportFiles, SimpleScheduleBuilder.repeatHourlyForever());
    }

    private static JobDetail job(Class<? extends Job> type, JobKey key) {
        return JobBuilder.newJob(type).withIdentity(key).storeDurably().build();
    }

    private static Trigger trigger(JobDetail job, SimpleScheduleBuilder schedule) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName(), GROUP)
                .withSchedule(schedule)
                .build();
    }
}
