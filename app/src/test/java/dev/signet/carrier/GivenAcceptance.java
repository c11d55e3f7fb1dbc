package dev.signet.carrier;

import dev.signet.sending.Acceptance;
import dev.signet.sending.Lane;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Acceptance as busy as the test says. */
record GivenAcceptance(BooleanSupplier saturated) implements Acceptance {

    @Override
    public long restNanos(Lane lane, int messages) {
        boolean rests = lane != Lane.VERIFICATION && saturated.getAsBoolean();
        return rests ? TimeUnit.MILLISECONDS.toNanos(messages) : 0;
    }
}
