package dev.signet.access.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What is refused before anybody looks at who asks, and what of a request the engine gets to read. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    private static final int AFTER_ERRORS_ARE_CAUGHT = 200;

    /** Addresses with {@code ;}, {@code //} and the like, at every door. */
    @Bean
    RequestRejectedHandler hostileAddresses(ObjectMapper json) {
        return (request, response, rejected) -> {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType("application/json;charset=UTF-8");
            json.writeValue(response.getOutputStream(), Map.of(
                    "code", "InvalidRequest",
                    "message", "地址含有不允许的字符。",
                    "messageEn", "The address holds characters that are not allowed."));
        };
    }

    @Bean
    FilterRegistrationBean<EngineRequestFilter> engineRequests() {
        var registration = new FilterRegistrationBean<>(new EngineRequestFilter());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_ERRORS_ARE_CAUGHT);
        return registration;
    }
}
