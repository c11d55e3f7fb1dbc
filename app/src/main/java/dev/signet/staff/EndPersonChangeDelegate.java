package dev.signet.staff;

import dev.signet.processes.staff.PersonChangeProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Carries out the change of people that had only to wait, and ends one that nobody agreed to in time. */
@Component(PersonChangeProcess.END_DELEGATE)
class EndPersonChangeDelegate implements JavaDelegate {

    private final PersonChanges changes;
    private final PersonChangeInstances instances;

    EndPersonChangeDelegate(PersonChanges changes, PersonChangeInstances instances) {
        this.changes = changes;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = Long.parseLong((String) execution.getVariable(PersonChangeProcess.CHANGE_ID));
        PersonChange ended = instances.within(id, () -> changes.endDue(id));
        execution.setVariable(PersonChangeProcess.OUTCOME, ended.state().name());
    }
}
