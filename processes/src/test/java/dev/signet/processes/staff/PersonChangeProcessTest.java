package dev.signet.processes.staff;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersonChangeProcessTest extends ConsentProcessContract {

    private static final Of OF = new Of(
            PersonChangeProcess.KEY,
            PersonChangeProcess.KIND,
            PersonChangeProcess.GUARD,
            PersonChangeProcess.END_DELEGATE,
            PersonChangeProcess.TASK_DECIDE,
            PersonChangeProcess.END_CARRIED_OUT,
            PersonChangeProcess.END_NOT_CARRIED_OUT,
            "CARRIED_OUT");

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = engine(OF);

    PersonChangeProcessTest() {
        super(OF);
    }

    @Override
    ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
