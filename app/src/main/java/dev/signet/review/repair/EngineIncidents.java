package dev.signet.review.repair;

import dev.signet.platform.Undecided;
import dev.signet.platform.text.Masks;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/** Work of the engine's that failed each time it was tried, and stands still until somebody has it tried again. */
@Component
class EngineIncidents implements Undecided {

    private static final int SHOWN = 100;

    private final RuntimeService runtime;

    EngineIncidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public List<Case> undecided() {
        return runtime.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, SHOWN).stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(EngineIncidents::told)
                .toList();
    }

    private static Case told(Incident incident) {
        return new Case(
                "engine-incident",
                incident.getActivityId() + " " + incident.getProcessInstanceId(),
                Masks.phonesIn(Objects.requireNonNullElse(incident.getIncidentMessage(), incident.getIncidentType())),
                incident.getIncidentTimestamp().toInstant());
    }
}
