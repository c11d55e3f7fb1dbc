package dev.signet.event.push;

import dev.signet.event.EventSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    /** One for all that goes to targets: whatever is checked for one push is checked for each. */
    @Bean
    PushClient pushClient(EventSettings settings) {
        return PushClient.of(settings);
    }
}
