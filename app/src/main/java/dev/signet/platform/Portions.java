package dev.signet.platform;

import java.util.function.IntSupplier;

/** Deletes much in small steps, so that no statement keeps others waiting for long. */
public final class Portions {

    private Portions() {}

    /**
     * Asks again as long as a whole portion is found.
     *
     * @param size rows that one step deletes at most
     * @param step deletes a portion and tells how many rows it had
     */
    public static void delete(int size, IntSupplier step) {
        int deleted;
        do {
            deleted = step.getAsInt();
        } while (deleted == size);
    }
}
