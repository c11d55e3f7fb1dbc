package dev.signet.support;

import dev.signet.access.AccountPeople;
import dev.signet.access.login.LoginProfiles;
import dev.signet.account.AccountAdministration;
import dev.signet.account.InternationalService;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.node.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestConfiguration(proxyBeanMethods = false)
class TestSupport {

    @Bean
    @Primary
    SettableClock settableClock(@Value("${test.clock:}") String stoppedAt) {
        SettableClock clock = new SettableClock();
        if (!stoppedAt.isEmpty()) {
            clock.set(stoppedAt);
        }
        return clock;
    }

    @Bean
    TestAccounts testAccounts(AccountAdministration administration, InternationalService international) {
        return new TestAccounts(administration, international);
    }

    @Bean
    AccountPeople accountPeople(
            JdbcClient jdbc,
            Ids ids,
            FactsVersions versions,
            AccountAdministration administration,
            TransactionTemplate transaction) {
        return new AccountPeople(jdbc, ids, versions, administration, transaction);
    }

    @Bean
    ConsoleLogins consoleLogins(LoginProfiles profiles, AccountPeople people, TestServer server) {
        return new ConsoleLogins(profiles, people, server);
    }

    @Bean
    SentMessages sentMessages(@DataPlane JdbcTemplate data) {
        return new SentMessages(data);
    }

    @Bean
    TestServer testServer(Environment environment) {
        return new TestServer(environment);
    }

    @Bean
    Approved approved(JdbcClient jdbc, Ids ids, ApplicationEventPublisher events) {
        return new Approved(jdbc, ids, events);
    }
}
