package dev.signet.platform;

import dev.signet.platform.node.Ids;
import dev.signet.platform.node.Node;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Node node(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Node(jdbc, transaction);
    }

    @Bean
    Ids ids(Clock clock, Node node) {
        return new Ids(clock, node);
    }

    @Bean
    FactsVersions factsVersions(JdbcClient jdbc, ApplicationEventPublisher events) {
        return new FactsVersions(jdbc, events);
    }

    @Bean
    Discrepancies discrepancies(JdbcClient jdbc, Clock clock) {
        return new Discrepancies(jdbc, clock);
    }
}
