package dev.signet.record;

import dev.signet.sending.record.Decision;
import dev.signet.sending.record.MessageLife;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of one message.
 *
 * @param decision why it was refused or put off, numbers masked; null where neither happened
 * @param steps from the request to the receipt, oldest first
 */
public record RecordLife(MessageLife trace, @Nullable Decision decision, List<LifeStep> steps) {

    public RecordLife {
        steps = List.copyOf(steps);
    }
}
