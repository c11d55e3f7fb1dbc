package dev.signet.access;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String GROUP = "access";
    static final JobKey END = JobKey.jobKey("end-person-changes", GROUP);

    @Bean
    JobDetail endPersonChanges() {
        return JobBuilder.newJob(EndPersonChangesJob.class)
                .withIdentity(END)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger endPersonChangesTrigger(JobDetail endPersonChanges) {
        return TriggerBuilder.newTrigger()
                .forJob(endPersonChanges)
                .withIdentity(END.getName(), GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever())
                .build();
    }
}
