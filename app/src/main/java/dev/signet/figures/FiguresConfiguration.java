package dev.signet.figures;

import dev.signet.platform.time.ChinaTime;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FiguresSettings.class)
class FiguresConfiguration {

    private static final String GROUP = "figures";
    private static final int FOLD_EVERY_SECONDS = 5;
    private static final int RECOUNT_AT_HOUR = 3;
    private static final int RECOUNT_AT_MINUTE = 40;

    @Bean
    JobDetail foldFigures() {
        return job(FoldFiguresJob.class, "fold-figures");
    }

    @Bean
    Trigger foldFiguresTrigger(JobDetail foldFigures) {
        return trigger(foldFigures, SimpleScheduleBuilder.repeatSecondlyForever(FOLD_EVERY_SECONDS));
    }

    @Bean
    JobDetail recountFigures() {
        return job(RecountFiguresJob.class, "recount-figures");
    }

    @Bean
    Trigger recountFiguresTrigger(JobDetail recountFigures) {
        return trigger(
                recountFigures,
                CronScheduleBuilder.dailyAtHourAndMinute(RECOUNT_AT_HOUR, RECOUNT_AT_MINUTE)
                        .inTimeZone(TimeZone.getTimeZone(ChinaTime.ZONE)));
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type).withIdentity(name, GROUP).storeDurably().build();
    }

    private static <T extends Trigger> Trigger trigger(JobDetail job, ScheduleBuilder<T> schedule) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName(), GROUP)
                .withSchedule(schedule)
                .build();
    }
}
