package dev.signet.billing;

import java.util.List;

/** Reservations as their receipts end them that say failed. */
public final class LostCharges {

    private LostCharges() {}

    /** @param reserved as of messages that are delivered */
    public static List<EndedCharge> of(List<EndedCharge> reserved) {
        return reserved.stream()
                .map(each -> new EndedCharge(
                        each.accountId(),
                        false,
                        each.micros(),
                        each.packageId(),
                        each.voucherId(),
                        each.units(),
                        each.kind(),
                        each.number(),
                        each.vendor(),
                        each.sentAt()))
                .toList();
    }
}
