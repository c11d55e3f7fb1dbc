package dev.signet.platform;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the data plane as it is at one instant, whatever is written meanwhile. Locks nothing. */
@Component
public class Snapshots {

    private final TransactionTemplate snapshot;

    Snapshots(@DataPlane PlatformTransactionManager manager) {
        snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public <T> T read(Supplier<T> reading) {
        return Objects.requireNonNull(snapshot.execute(status -> reading.get()));
    }
}
