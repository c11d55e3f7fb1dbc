package dev.signet.platform.intake;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Puts the limits of what comes in before everything that serves it. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /** Of a body in chunks, what is no body: none of our callers has any, and each byte may be waited for by itself. */
    private static final int MOST_BESIDE_CHUNKS = 16;

    @Bean
    WaitingThreads waitingThreads(@Value("${server.tomcat.threads.max:200}") int threads, IntakeSettings settings) {
        return WaitingThreads.of(threads, settings.waitingThreads());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> intake(
            WaitingThreads threads, IntakeSettings settings, ProxySettings proxies) {
        List<IpAddressMatcher> trusted = proxies.networks();
        return server -> {
            server.setProtocol(SharedConnections.class.getName());
            server.addContextValves(new IntakeValve(threads, settings));
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof SharedConnections http) {
                    http.exempt(address -> trusted.stream().anyMatch(network -> network.matches(address)));
                    http.endHeadsAfter(settings.deadline());
                    http.setMaxExtensionSize(MOST_BESIDE_CHUNKS);
                    http.setMaxTrailerSize(MOST_BESIDE_CHUNKS);
                }
            });
        };
    }
}
