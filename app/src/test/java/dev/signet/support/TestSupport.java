package dev.signet.support;

import dev.signet.account.AccountAdministration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

@TestConfiguration(proxyBeanMethods = false)
class TestSupport {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    TestAccounts testAccounts(AccountAdministration administration) {
        return new TestAccounts(administration);
    }

    @Bean
    TestServer testServer(Environment environment) {
        return new TestServer(environment);
    }
}
