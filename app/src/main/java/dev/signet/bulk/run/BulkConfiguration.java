package dev.signet.bulk.run;

import dev.signet.bulk.task.BulkSettings;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkSettings.class)
class BulkConfiguration {

    private static final int RECONCILE_EVERY_MINUTES = 10;

    /** One job for all tasks; each task has a trigger of its own. */
    @Bean
    JobDetail wakeTask() {
        return JobBuilder.newJob(WakeTaskJob.class)
                .withIdentity(BulkTiming.WAKE)
                .storeDurably()
                .requestRecovery()
                .build();
    }

    @Bean
    JobDetail reconcileTriggers() {
        return JobBuilder.newJob(ReconcileTriggersJob.class)
                .withIdentity("reconcile-triggers", BulkTiming.GROUP)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger reconcileTriggersTrigger(JobDetail reconcileTriggers) {
        return TriggerBuilder.newTrigger()
                .forJob(reconcileTriggers)
                .withIdentity(reconcileTriggers.getKey().getName(), BulkTiming.GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(RECONCILE_EVERY_MINUTES))
                .build();
    }

    @Bean
    JobDetail forgetRecipients() {
        return JobBuilder.newJob(ForgetRecipientsJob.class)
                .withIdentity("forget-recipients", BulkTiming.GROUP)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger forgetRecipientsTrigger(JobDetail forgetRecipients) {
        return TriggerBuilder.newTrigger()
                .forJob(forgetRecipients)
                .withIdentity(forgetRecipients.getKey().getName(), BulkTiming.GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatHourlyForever())
                .build();
    }
}
