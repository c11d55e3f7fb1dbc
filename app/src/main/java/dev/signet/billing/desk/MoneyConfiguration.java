package dev.signet.billing.desk;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MoneyConfiguration {

    static final JobKey COMPARE = JobKey.jobKey("compare-bookings", "billing");

    @Bean
    JobDetail compareBookings() {
        return JobBuilder.newJob(CompareBookingsJob.class)
                .withIdentity(COMPARE)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger compareBookingsTrigger(JobDetail compareBookings) {
        return TriggerBuilder.newTrigger()
                .forJob(compareBookings)
                .withIdentity(COMPARE.getName(), COMPARE.getGroup())
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever())
                .build();
    }
}
