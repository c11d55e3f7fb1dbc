package dev.signet.staff;

import dev.signet.processes.staff.ConsentProcesses;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.staff.consent.ConsentGuard;
import dev.signet.staff.consent.ConsentInstances;
import dev.signet.staff.consent.ConsentTimer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the process of changes of people names, and its instances. */
@Configuration(proxyBeanMethods = false)
class PersonChangeConfiguration {

    @Bean
    ConsentInstances<PersonChange> personChangeInstances(ProcessEngine engine) {
        return new ConsentInstances<>(
                engine,
                PersonChangeProcess.KEY,
                PersonChangeProcess.KIND,
                change -> Map.of(
                        PersonChangeProcess.PERSON,
                        change.wish().personId(),
                        ConsentProcesses.DECIDER_GROUPS,
                        String.join(",", groups(change.consent().way()))));
    }

    /** Who is to find it: whoever may agree is in one of these, but not everybody of these may agree. */
    private static Set<String> groups(Consent.Way way) {
        Set<String> groups = new TreeSet<>();
        if (way != Consent.Way.TIME) {
            groups.add(StaffGroup.ADMINISTRATORS.id());
        }
        if (way != Consent.Way.ANOTHER_ADMINISTRATOR) {
            groups.add(StaffGroup.COMPLIANCE_OFFICERS.id());
        }
        return groups;
    }

    @Bean(PersonChangeProcess.GUARD)
    ConsentGuard<PersonChange> personChangeGuard(PersonChanges changes, ConsentInstances<PersonChange> instances) {
        return new ConsentGuard<>(changes, instances);
    }

    @Bean(PersonChangeProcess.END_DELEGATE)
    ConsentTimer<PersonChange> endPersonChange(PersonChanges changes, ConsentInstances<PersonChange> instances) {
        return new ConsentTimer<>(changes, instances);
    }
}
