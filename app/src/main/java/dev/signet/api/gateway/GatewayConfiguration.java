package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.signing.EmptyOldNoncesJob;
import dev.signet.platform.DatabaseAvailability;
import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the gateway before everything else the web server does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {

    private static final int MINUTES_BETWEEN_CLEANINGS = 15;

    @Bean
    BodyReader bodyReader(GatewaySettings settings) {
        return new BodyReader(settings);
    }

    @Bean
    FilterRegistrationBean<GatewayFilter> gatewayFilter(
            Gateway gateway, BodyReader bodies, GatewaySettings settings, MeterRegistry meters) {
        FilterRegistrationBean<GatewayFilter> registration =
                new FilterRegistrationBean<>(new GatewayFilter(gateway, bodies, settings, meters));
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<IntakeFilter> intakeFilter(ObjectMapper json) {
        FilterRegistrationBean<IntakeFilter> registration = new FilterRegistrationBean<>(new IntakeFilter(json));
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<UnavailableFilter> unavailableFilter(DatabaseAvailability database, ObjectMapper json) {
        FilterRegistrationBean<UnavailableFilter> registration =
                new FilterRegistrationBean<>(new UnavailableFilter(database, json));
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    JobDetail emptyOldNonces() {
        return JobBuilder.newJob(EmptyOldNoncesJob.class)
                .withIdentity("empty-old-nonces", "api")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger emptyOldNoncesTrigger(JobDetail emptyOldNonces) {
        return TriggerBuilder.newTrigger()
                .forJob(emptyOldNonces)
                .withIdentity("empty-old-nonces", "api")
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(MINUTES_BETWEEN_CLEANINGS))
                .build();
    }
}
