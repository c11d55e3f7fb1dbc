package dev.signet.sending;

import dev.signet.platform.DataPlane;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A data-plane transaction that is run again when it loses a race with another node. */
@Component
class DataTransactions {

    private static final int MOST_ROUNDS = 20;

    private final TransactionTemplate transaction;

    DataTransactions(@DataPlane TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    <T> T run(Supplier<T> work) {
        for (int round = 1; ; round++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (round == MOST_ROUNDS) {
                    throw e;
                }
            }
        }
    }

    void run(Runnable work) {
        run(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
