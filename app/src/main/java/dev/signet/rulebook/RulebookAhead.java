package dev.signet.rulebook;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Compiles and proves the shipped rulebook while the rest of the application starts: that is nearly half of a start and
 * waits for nothing, neither settings nor database. Where a directory is named, nothing is done ahead.
 */
public final class RulebookAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final RulebookLoader loader = new RulebookLoader();
    private final FutureTask<Rulebook> proved = new FutureTask<>(() -> loader.load(PolicyFiles.shipped()));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        boolean fromDirectory = Binder.get(context.getEnvironment())
                .bind("signet.rulebook.directory", String.class)
                .isBound();
        if (!fromDirectory) {
            Thread thread = new Thread(proved, "rulebook-ahead");
            thread.setDaemon(true);
            thread.start();
            context.getBeanFactory().registerSingleton("rulebookAhead", this);
        }
    }

    RulebookLoader loader() {
        return loader;
    }

    /** Waits for it, and fails as loading it here would. */
    Rulebook rulebook() throws RulebookRejected {
        try {
            return proved.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RulebookRejected rejected) {
                throw rejected;
            }
            throw new IllegalStateException("the shipped rulebook cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the shipped rulebook was loaded", e);
        }
    }
}
