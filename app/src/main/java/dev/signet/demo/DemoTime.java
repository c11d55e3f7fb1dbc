package dev.signet.demo;

import dev.signet.platform.database.EmbeddedMariaDb;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * With the profile {@code demo} a first start begins on the first day of the month before, so that what a stranger finds is not
 * one day old. Never where a carrier is configured: what is sent in that month must go to the simulator alone.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Conditional(OnEmbeddedDatabase.class)
class DemoTime {

    private static final Duration MORNING = Duration.ofHours(9);

    @Bean
    @Primary
    DemoClock demoClock(EmbeddedMariaDb server, Environment environment) {
        Clock real = Clock.systemUTC();
        boolean carriers = environment.containsProperty("signet.carriers[0].name");
        return server.isNew() && !carriers ? DemoClock.startingAt(opening(real), real) : DemoClock.real(real);
    }

    private static Instant opening(Clock real) {
        LocalDate first = ChinaTime.today(real).minusMonths(1).withDayOfMonth(1);
        return ChinaTime.startOf(first).plus(MORNING);
    }
}
