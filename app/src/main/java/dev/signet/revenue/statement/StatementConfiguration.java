package dev.signet.revenue.statement;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatementSettings.class)
class StatementConfiguration {

    private static final String GROUP = "revenue";
    private static final String COMPARE = "compare-statements";
    private static final int EVERY_SECONDS = 5;

    @Bean
    JobDetail compareStatements() {
        return JobBuilder.newJob(CompareStatementsJob.class)
                .withIdentity(COMPARE, GROUP)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger compareStatementsTrigger(JobDetail compareStatements) {
        return TriggerBuilder.newTrigger()
                .forJob(compareStatements)
                .withIdentity(COMPARE, GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(EVERY_SECONDS))
                .build();
    }
}
