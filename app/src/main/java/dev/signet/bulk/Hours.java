package dev.signet.bulk;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Policies;
import dev.signet.rules.SendWindow;
import dev.signet.rules.fact.TemplateKind;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The times that the active rulebook sets for bulk tasks. */
@Component
class Hours {

    private final ActiveRulebook rulebook;

    Hours(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    SendHours of(TemplateKind kind) {
        return new SendHours(kind, SendWindow.of(policies()));
    }

    /** How long before its start a task may be cancelled at the latest. */
    Duration cancelBefore() {
        return Duration.ofMinutes(policies().number("bulk.task.cancel.minutes"));
    }

    int longestName() {
        return policies().number("bulk.task.name.max");
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
