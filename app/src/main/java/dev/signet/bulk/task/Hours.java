package dev.signet.bulk.task;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.send.SendWindow;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The times that the active rulebook sets for bulk tasks. */
@Component
public class Hours {

    private final ActiveRulebook rulebook;

    Hours(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    public SendHours of(TemplateKind kind) {
        return new SendHours(kind, SendWindow.of(policies()));
    }

    /** How long before its start a task may be cancelled at the latest. */
    public Duration cancelBefore() {
        return Duration.ofMinutes(policies().number("bulk.task.cancel.minutes"));
    }

    public int longestName() {
        return policies().number("bulk.task.name.max");
    }

    public int mostByHand() {
        return policies().number("bulk.by-hand.max");
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
