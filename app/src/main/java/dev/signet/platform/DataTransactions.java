package dev.signet.platform;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A data-plane transaction that is run again when it loses a race with another, of this node or of another one. */
@Component
public class DataTransactions {

    private static final int MOST_ROUNDS = 20;

    private final TransactionTemplate transaction;

    public DataTransactions(@DataPlane TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    public <T> T run(Supplier<T> work) {
        // What lost a race has lost the caller's transaction too: that is the caller's to run again.
        int rounds = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : MOST_ROUNDS;
        for (int round = 1; ; round++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (round == rounds) {
                    throw e;
                }
            }
        }
    }

    public void run(Runnable work) {
        run(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
