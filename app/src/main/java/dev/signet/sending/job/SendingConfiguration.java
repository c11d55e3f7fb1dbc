package dev.signet.sending.job;

import dev.signet.sending.SendingSettings;
import dev.signet.sending.notice.WatchBudgetsJob;
import dev.signet.sending.outbox.ReconcileOutboxJob;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingSettings.class)
class SendingConfiguration {

    private static final String GROUP = "sending";
    private static final int PARTITIONS_EVERY_HOURS = 6;
    private static final int BUDGETS_EVERY_MINUTES = 2;

    @Bean
    JobDetail keepPartitions() {
        return job(KeepPartitionsJob.class, "keep-partitions");
    }

    @Bean
    Trigger keepPartitionsTrigger(JobDetail keepPartitions) {
        return trigger(keepPartitions, SimpleScheduleBuilder.repeatHourlyForever(PARTITIONS_EVERY_HOURS));
    }

    @Bean
    JobDetail tidySending() {
        return job(TidySendingJob.class, "tidy-sending");
    }

    @Bean
    Trigger tidySendingTrigger(JobDetail tidySending) {
        return trigger(tidySending, SimpleScheduleBuilder.repeatMinutelyForever());
    }

    @Bean
    JobDetail reconcileOutbox() {
        return job(ReconcileOutboxJob.class, "reconcile-outbox");
    }

    @Bean
    Trigger reconcileOutboxTrigger(JobDetail reconcileOutbox) {
        return trigger(reconcileOutbox, SimpleScheduleBuilder.repeatHourlyForever());
    }

    @Bean
    JobDetail watchBudgets() {
        return job(WatchBudgetsJob.class, "watch-budgets");
    }

    @Bean
    Trigger watchBudgetsTrigger(JobDetail watchBudgets) {
        return trigger(watchBudgets, SimpleScheduleBuilder.repeatMinutelyForever(BUDGETS_EVERY_MINUTES));
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type).withIdentity(name, GROUP).storeDurably().build();
    }

    private static Trigger trigger(JobDetail job, SimpleScheduleBuilder schedule) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName(), GROUP)
                .withSchedule(schedule)
                .build();
    }
}
