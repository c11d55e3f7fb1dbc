package dev.signet.staff.web;

import dev.signet.platform.page.BarePage;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What is refused before anybody looks at who asks, and what of a request the engine gets to read. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    private static final int AFTER_ERRORS_ARE_CAUGHT = 200;
    private static final int BEFORE_SPRING_LOOKS = 10;

    /** Addresses with {@code //}, {@code ..} and the like, at every door. */
    @Bean
    RequestRejectedHandler rejectedAddresses(BarePage page) {
        return (request, response, rejected) ->
                HostileAddresses.refuse(page, HostileAddresses.BAD_REQUEST, request, response);
    }

    @Bean
    FilterRegistrationBean<HostileAddresses> hostileAddresses(BarePage page) {
        var registration = new FilterRegistrationBean<>(new HostileAddresses(page));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + BEFORE_SPRING_LOOKS);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrorReports(BarePage page) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainErrorReport(page, context)));
    }

    @Bean
    FilterRegistrationBean<EngineRequestFilter> engineRequests() {
        var registration = new FilterRegistrationBean<>(new EngineRequestFilter());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_ERRORS_ARE_CAUGHT);
        return registration;
    }
}
