package dev.signet.bulk.recipients;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends readings whose node is gone and forgets lists that nobody came back for. Safe to repeat. */
@Component
class RecipientHousekeeping {

    private static final int STEP = 100;

    private final RecipientStore store;
    private final RecipientSettings settings;
    private final Clock clock;

    RecipientHousekeeping(RecipientStore store, RecipientSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void tidy() {
        Instant now = clock.instant();
        store.abandoned(now.minus(settings.abandonedAfter()))
                .forEach(listId -> store.fail(listId, ReadingDesk.failure("interrupted")));
        List<Long> old;
        do {
            old = store.unused(now.minus(settings.keepUnused()), STEP);
            old.forEach(store::deleteUnused);
        } while (old.size() == STEP);
    }
}
