package dev.signet.account.overview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps that an account takes by itself. */
@Configuration(proxyBeanMethods = false)
class FirstSteps {

    private record Asked(GuideStep step, JdbcClient jdbc, String question) implements GuideFact {

        @Override
        public boolean taken(long accountId) {
            return jdbc.sql("select exists(" + question + ")")
                    .param(accountId)
                    .query(Boolean.class)
                    .single();
        }
    }

    /** None is made without a verified name. */
    @Bean
    GuideFact verified(JdbcClient jdbc) {
        return new Asked(
                GuideStep.VERIFIED, jdbc, "select 1 from account_account where id = ? and verified_name <> ''");
    }

    @Bean
    GuideFact hasKey(JdbcClient jdbc) {
        return new Asked(GuideStep.KEY, jdbc, "select 1 from account_access_key where account_id = ? and active");
    }
}
