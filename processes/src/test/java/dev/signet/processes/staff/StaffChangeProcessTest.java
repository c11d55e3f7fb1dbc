package dev.signet.processes.staff;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaffChangeProcessTest extends ConsentProcessContract {

    private static final Of OF = new Of(
            StaffChangeProcess.KEY,
            StaffChangeProcess.KIND,
            StaffChangeProcess.GUARD,
            StaffChangeProcess.END_DELEGATE,
            StaffChangeProcess.TASK_DECIDE,
            StaffChangeProcess.END_CARRIED_OUT,
            StaffChangeProcess.END_NOT_CARRIED_OUT,
            "EXPIRED");

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = engine(OF);

    StaffChangeProcessTest() {
        super(OF);
    }

    @Override
    ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
