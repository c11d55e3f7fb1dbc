package dev.signet.platform.start;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Settings that an operator still has under the name of an earlier version would be passed over without a word. */
public class RenamedSettings implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, String> NOW = Map.of("signet.receipt", "signet.event");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        NOW.forEach((old, now) -> Binder.get(environment)
                .bind(old, Bindable.mapOf(String.class, Object.class))
                .ifBound(found -> {
                    throw new StartupRefused(
                            "Settings " + old + "." + found.keySet() + " have another name in this version. 设置已更名。",
                            "Rename " + old + ".* to " + now + ".*, see app/docs/UPGRADING.md.");
                }));
    }

    /** After the files of the configuration were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
