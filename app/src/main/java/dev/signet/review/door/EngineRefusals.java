package dev.signet.review.door;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.text.Quoted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the {@link EngineDoor} refused, in the audit trail; kept although what was refused is taken back. */
@Component
public class EngineRefusals {

    private static final String SUBJECT = "engine-command";

    private final AuditTrail audit;

    EngineRefusals(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param task the id that the caller named, which need not be one */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(String person, String command, @Nullable String task) {
        audit.record(
                person, "engine.refused", SUBJECT, command, task == null ? Map.of() : Map.of("task", Quoted.of(task)));
    }
}
