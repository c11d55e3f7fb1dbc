package dev.signet.sending;

/** Everything goes to one carrier. */
record Through(String carrier) implements Outbox.Routing {

    @Override
    public Outbox.Choice choose(OutboundMessage message) {
        return new Outbox.Choice.Through(carrier);
    }

    @Override
    public void undo() {}
}
