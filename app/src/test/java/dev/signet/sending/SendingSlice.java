package dev.signet.sending;

import dev.signet.access.ResourceTags;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * Sending with everything below it and nothing else: both planes on the real database and the shipped rulebook, but
 * neither web nor workflow engine. It starts in seconds, and two of them over one schema are two nodes.
 */
@TestComponent // the whole application must not pick it up
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {
            "dev.signet.platform",
            "dev.signet.rulebook",
            "dev.signet.audit",
            "dev.signet.account",
            "dev.signet.blacklist",
            "dev.signet.billing",
            "dev.signet.figures",
            "dev.signet.sending",
            "dev.signet.notice",
            "dev.signet.contact"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.platform\\.schedule\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.blacklist\\.release\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.billing\\.desk\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.sending\\.quota\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(IT|Test)(\\$.*)?"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Situations"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*SendingFixture")
        })
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ConfigurationPropertiesScan({"dev.signet.platform", "dev.signet.rulebook", "dev.signet.audit", "dev.signet.account"})
@EnableConfigurationProperties(DataSourceProperties.class)
@Import(SendingFixture.class)
public class SendingSlice {

    @Bean
    ResourceTags resourceTags() {
        return (account, path) -> SendingFixture.TAGS.getOrDefault(account + "/" + path, Map.of());
    }

    /** Calls of the slice are not signed. */
    @Bean
    RequestNonces requestNonces() {
        return new RequestNonces() {
            @Override
            public Set<RequestNonce> spend(Collection<RequestNonce> nonces) {
                return new HashSet<>(nonces);
            }

            @Override
            public void release(RequestNonce nonce) {}
        };
    }
}
