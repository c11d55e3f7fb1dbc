package dev.signet.statistics.archive;

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
class ArchiveConfiguration {

    private static final String GROUP = "statistics";
    static final JobKey PRODUCE = JobKey.jobKey("produce-statistics-archives", GROUP);
    static final JobKey MONTHLY = JobKey.jobKey("begin-monthly-reports", GROUP);
    static final JobKey EXPIRE = JobKey.jobKey("expire-statistics-archives", GROUP);

    @Bean
    JobDetail produceStatisticsArchives() {
        return job(ProduceStatisticsArchivesJob.class, PRODUCE);
    }

    @Bean
    Trigger produceStatisticsArchivesTrigger(JobDetail produceStatisticsArchives) {
        return trigger(produceStatisticsArchives, SimpleScheduleBuilder.repeatMinutelyForever());
    }

    @Bean
    JobDetail beginMonthlyReports() {
        return job(BeginMonthlyReportsJob.class, MONTHLY);
    }

    @Bean
    Trigger beginMonthlyReportsTrigger(JobDetail beginMonthlyReports) {
        return trigger(beginMonthlyReports, SimpleScheduleBuilder.repeatHourlyForever());
    }

    @Bean
    JobDetail expireStatisticsArchives() {
        return job(ExpireStatisticsArchivesJob.class, EXPIRE);
    }

    @Bean
    Trigger expireStatisticsArchivesTrigger(JobDetail expireStatisticsArchives) {
        return trigger(expireStatisticsArchives, SimpleScheduleBuilder.repeatHourlyForever());
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
