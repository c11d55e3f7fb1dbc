package dev.signet.blacklist.release;

import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the lists say about a number, before and after it was released. */
@Component
class ReleaseHistory {

    private final Blacklist blacklist;

    ReleaseHistory(Blacklist blacklist) {
        this.blacklist = blacklist;
    }

    /** When the number came back on a list after it was released; empty while the release holds. */
    Optional<Instant> listedAgain(Release release) {
        Instant decided = release.decidedAt();
        if (release.state() != ReleaseState.RELEASED || decided == null) {
            return Optional.empty();
        }
        return told(release).stream()
                .filter(BlacklistEvent::lists)
                .map(BlacklistEvent::at)
                .filter(at -> at.isAfter(decided))
                .min(Comparator.naturalOrder());
    }

    /** What happened to the number on the platform's and the account's lists, newest first: for officers. */
    List<BlacklistEvent> of(Release release) {
        return blacklist.history(release.number(), release.accountId());
    }

    /** Of this, what the account may know: nothing about other accounts' releases and signatures. */
    List<BlacklistEvent> told(Release release) {
        return of(release).stream()
                .filter(event ->
                        event.concerns(release.accountId(), release.record().signName()))
                .toList();
    }
}
