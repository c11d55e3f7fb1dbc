package dev.signet.review.repair;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewJobConfiguration {

    private static final String GROUP = "review";
    private static final int EVERY_MINUTES = 10;
    static final JobKey REPAIR = JobKey.jobKey("repair-review-tasks", GROUP);

    @Bean
    JobDetail repairReviewTasks() {
        return JobBuilder.newJob(RepairReviewTasksJob.class)
                .withIdentity(REPAIR)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger repairReviewTasksTrigger(JobDetail repairReviewTasks) {
        return TriggerBuilder.newTrigger()
                .forJob(repairReviewTasks)
                .withIdentity(REPAIR.getName(), GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(EVERY_MINUTES))
                .build();
    }
}
