package dev.signet.signature;

import dev.signet.platform.FactsChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** What the application told its domains. */
@TestConfiguration(proxyBeanMethods = false)
class HeardEvents {

    final List<Object> events = Collections.synchronizedList(new ArrayList<>());

    @EventListener
    void on(SignatureReviewed event) {
        events.add(event);
    }

    @EventListener
    void on(FactsChanged event) {
        events.add(event);
    }
}
