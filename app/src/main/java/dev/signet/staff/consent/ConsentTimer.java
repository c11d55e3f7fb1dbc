package dev.signet.staff.consent;

import dev.signet.processes.staff.ConsentProcesses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Ends the change whose time is over. */
public final class ConsentTimer<C extends ConsentedChange> implements JavaDelegate {

    private final Consents<C> changes;
    private final ConsentInstances<C> instances;

    public ConsentTimer(Consents<C> changes, ConsentInstances<C> instances) {
        this.changes = changes;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = Long.parseLong((String) execution.getVariable(ConsentProcesses.CHANGE_ID));
        C ended = instances.within(id, () -> changes.endDue(id));
        execution.setVariable(ConsentProcesses.OUTCOME, ended.state().name());
    }
}
