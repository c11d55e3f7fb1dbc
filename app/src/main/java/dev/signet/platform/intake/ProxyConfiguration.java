package dev.signet.platform.intake;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the server believe the proxies that are trusted. */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(ProxySettings settings) {
        return server -> {
            if (!settings.trustedProxies().isEmpty()) {
                server.addEngineValves(new TrustedProxyValve(settings.networks()));
            }
        };
    }
}
