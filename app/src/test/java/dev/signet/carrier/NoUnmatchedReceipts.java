package dev.signet.carrier;

import dev.signet.sending.receipt.UnmatchedReceipt;
import dev.signet.sending.receipt.UnmatchedReceipts;
import java.util.List;

/** For tests in which nobody looks. */
class NoUnmatchedReceipts implements UnmatchedReceipts {

    @Override
    public long count(String carrier) {
        return 0;
    }

    @Override
    public List<UnmatchedReceipt> newest(Wanted wanted, int rows) {
        return List.of();
    }
}
