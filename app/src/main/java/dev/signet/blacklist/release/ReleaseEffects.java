package dev.signet.blacklist.release;

import dev.signet.blacklist.Blacklist;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells sending, whose lists are on the data plane, of what was decided on the control plane: within half a second of
 * the decision, or when the data plane is back. Telling it twice does no harm.
 */
@Component
class ReleaseEffects {

    private static final Logger log = LoggerFactory.getLogger(ReleaseEffects.class);
    private static final long EVERY_MILLIS = 300;
    private static final int AT_ONCE = 100;

    private final ReleaseStore store;
    private final Blacklist blacklist;
    private final Clock clock;

    ReleaseEffects(ReleaseStore store, Blacklist blacklist, Clock clock) {
        this.store = store;
        this.blacklist = blacklist;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void carryOver() {
        try {
            store.notYetEffective(AT_ONCE).forEach(this::carryOver);
        } catch (RuntimeException e) {
            log.warn("Releases cannot be carried over yet: {}", e.toString());
        }
    }

    private void carryOver(Release release) {
        Instant decidedAt = Objects.requireNonNull(release.decidedAt());
        blacklist.release(
                release.number(),
                release.accountId(),
                release.record().signName(),
                decidedAt,
                Objects.requireNonNullElse(release.decidedBy(), ""));
        store.effective(release.id(), clock.instant());
    }
}
