package dev.signet.staff.start;

import dev.signet.staff.factor.StaffPasswordHash;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The engine has doors of its own where a password can be tried, and a brake of its own, by name alone, with which anybody
 * could keep a colleague out. It checks no password: the one login does, behind the one brake. Its own hash is one that a stolen
 * table gives up to whoever guesses fast: what is set is hashed by ours, and what it wrote before is known by its name in front.
 */
@Configuration(proxyBeanMethods = false)
class EnginePasswords {

    @Bean
    static ProcessEnginePlugin engineChecksNoPassword() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setIdentityProviderSessionFactory(new Unchecked());
                configuration.setPasswordEncryptor(new StaffPasswordHash());
            }
        };
    }

    private static final class Unchecked implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return DbIdentityServiceProvider.class;
        }

        @Override
        public Session openSession() {
            return new DbIdentityServiceProvider() {
                @Override
                public boolean checkPassword(String userId, String password) {
                    return false;
                }
            };
        }
    }
}
