package dev.signet.billing.movement;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MovementConfiguration {

    private static final JobKey FOLD = JobKey.jobKey("fold-movements", "billing");

    @Bean
    JobDetail foldMovements() {
        return JobBuilder.newJob(FoldMovementsJob.class)
                .withIdentity(FOLD)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger foldMovementsTrigger(JobDetail foldMovements) {
        return TriggerBuilder.newTrigger()
                .forJob(foldMovements)
                .withIdentity(FOLD.getName(), FOLD.getGroup())
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever())
                .build();
    }
}
