package dev.signet.notice;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    private static final JobKey REMOVE = JobKey.jobKey("remove-old-notices", "notice");

    @Bean
    JobDetail removeOldNotices() {
        return JobBuilder.newJob(RemoveOldNoticesJob.class)
                .withIdentity(REMOVE)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger removeOldNoticesTrigger(JobDetail removeOldNotices) {
        return TriggerBuilder.newTrigger()
                .forJob(removeOldNotices)
                .withIdentity(REMOVE.getName(), REMOVE.getGroup())
                .withSchedule(SimpleScheduleBuilder.repeatHourlyForever())
                .build();
    }
}
