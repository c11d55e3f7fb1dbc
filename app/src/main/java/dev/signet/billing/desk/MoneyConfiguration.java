package dev.signet.billing.desk;

import dev.signet.platform.time.ChinaTime;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
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

    static final JobKey SETTLE = JobKey.jobKey("settle-months", "billing");
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

    @Bean
    JobDetail settleMonths() {
        return JobBuilder.newJob(SettleMonthsJob.class)
                .withIdentity(SETTLE)
                .storeDurably()
                .build();
    }

    /** Soon after midnight, and every hour thereafter for what could not be settled then. */
    @Bean
    Trigger settleMonthsTrigger(JobDetail settleMonths) {
        return TriggerBuilder.newTrigger()
                .forJob(settleMonths)
                .withIdentity(SETTLE.getName(), SETTLE.getGroup())
                .withSchedule(CronScheduleBuilder.cronSchedule("0 5 * * * ?")
                        .inTimeZone(TimeZone.getTimeZone(ChinaTime.ZONE)))
                .build();
    }
}
