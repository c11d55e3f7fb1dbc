package dev.signet.record;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.send.ReleaseClasses;
import dev.signet.sending.record.SendRecord;
import org.springframework.stereotype.Component;

/** Whether the platform can lift the block that stopped a message, so that its row offers 解除黑名单 (S9.4-2). */
@Component
class ReleasableBlocks {

    private final ActiveRulebook rulebook;

    ReleasableBlocks(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    boolean releasable(SendRecord message) {
        BlacklistKind list =
                message.refusal() == null ? null : message.refusal().blockedBy();
        return list != null
                && ReleaseClasses.of(rulebook.current().policies()).of(list).contains(message.kind());
    }
}
