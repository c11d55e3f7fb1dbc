package dev.signet.staff.change;

import dev.signet.processes.staff.ConsentProcesses;
import dev.signet.processes.staff.StaffChangeProcess;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.consent.ConsentGuard;
import dev.signet.staff.consent.ConsentInstances;
import dev.signet.staff.consent.ConsentTimer;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the process of changes by staff names, and its instances. */
@Configuration(proxyBeanMethods = false)
class StaffChangeConfiguration {

    @Bean
    ConsentInstances<StaffChange> staffChangeInstances(ProcessEngine engine, Deciders deciders) {
        return new ConsentInstances<>(
                engine,
                StaffChangeProcess.KEY,
                StaffChangeProcess.KIND,
                change -> Map.of(
                        ConsentProcesses.DECIDER_GROUPS, String.join(",", StaffGroup.ids(deciders.groups(change)))));
    }

    @Bean(StaffChangeProcess.GUARD)
    ConsentGuard<StaffChange> staffChangeGuard(AskedStaffChanges changes, ConsentInstances<StaffChange> instances) {
        return new ConsentGuard<>(changes, instances);
    }

    @Bean(StaffChangeProcess.END_DELEGATE)
    ConsentTimer<StaffChange> endStaffChange(AskedStaffChanges changes, ConsentInstances<StaffChange> instances) {
        return new ConsentTimer<>(changes, instances);
    }
}
