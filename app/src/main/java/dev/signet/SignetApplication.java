package dev.signet;

import dev.signet.platform.RepeatedFaults;
import dev.signet.platform.start.StopLimit;
import dev.signet.rulebook.RulebookAhead;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Signet: one process with every engine in it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SignetApplication {

    public static void main(String[] args) {
        // Everything is stored in UTC; engines that store java.util.Date do it in the zone of the process.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            SpringApplication application = new SpringApplication(SignetApplication.class);
            application.addListeners(new RepeatedFaults.Installation(), new StopLimit());
            application.addInitializers(new RulebookAhead());
            application.run(args);
        } catch (Throwable failed) {
            // Spring has reported it and closed what was open; threads of half-started engines must not keep us here.
            System.exit(1);
        }
    }
}
