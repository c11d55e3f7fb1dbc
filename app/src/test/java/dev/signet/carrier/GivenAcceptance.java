package dev.signet.carrier;

import dev.signet.sending.Acceptance;
import java.util.function.BooleanSupplier;

/** Acceptance as busy as the test says; bulk never has to rest. */
record GivenAcceptance(BooleanSupplier saturated) implements Acceptance {

    @Override
    public boolean isSaturated() {
        return saturated.getAsBoolean();
    }

    @Override
    public long bulkRestNanos(int messages) {
        return 0;
    }
}
