package dev.signet.bulk.recipients;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecipientSettings.class)
class RecipientsConfiguration {

    private static final String GROUP = "bulk";
    private static final String TIDY = "tidy-recipient-lists";

    @Bean
    JobDetail tidyRecipientLists() {
        return JobBuilder.newJob(TidyRecipientListsJob.class)
                .withIdentity(TIDY, GROUP)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger tidyRecipientListsTrigger(JobDetail tidyRecipientLists) {
        return TriggerBuilder.newTrigger()
                .forJob(tidyRecipientLists)
                .withIdentity(TIDY, GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever())
                .build();
    }
}
