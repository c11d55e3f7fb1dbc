package dev.signet.sending;

import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.outbox.Outbox;

/** Everything goes to one carrier. */
public record Through(String carrier) implements Outbox.Routing {

    @Override
    public Outbox.Choice choose(OutboundMessage message) {
        return new Outbox.Choice.Through(carrier);
    }

    @Override
    public void undo() {}
}
