package dev.signet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void domainsUseOnlyWhatTheirNeighboursShowAndNeverInCircles() {
        // The other Maven modules are libraries to the domains.
        ApplicationModules.of(
                        SignetApplication.class,
                        resideInAnyPackage("dev.signet.rules..", "dev.signet.processes..", "dev.signet.forms.."))
                .verify();
    }
}
