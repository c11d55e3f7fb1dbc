package dev.signet.review.repair;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewReconciliationConfiguration {

    private static final String GROUP = "review";
    /** An application that nobody can see must not wait for a good part of the two hours it is promised. */
    private static final int EVERY_MINUTES = 10;

    @Bean
    JobDetail reconcileReviews() {
        return JobBuilder.newJob(ReconcileReviewsJob.class)
                .withIdentity("reconcile-reviews", GROUP)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger reconcileReviewsTrigger(JobDetail reconcileReviews) {
        return TriggerBuilder.newTrigger()
                .forJob(reconcileReviews)
                .withIdentity(reconcileReviews.getKey().getName(), GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(EVERY_MINUTES))
                .build();
    }
}
