package dev.signet.event.push;

import dev.signet.event.EventType;
import dev.signet.platform.Reread;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who is to be told what where, kept in memory: it is asked for every message that ends. A change made on this node counts
 * at once, one made on another within a second.
 */
@Component
public class PushTargets {

    /** One account's address for one type. */
    record Key(long accountId, EventType type) {}

    record Target(Key key, URI url) {}

    private final JdbcClient control;
    private final Reread<Map<Key, Target>> targets =
            new Reread<>(PushTargets.class, "Push targets", Map.of(), this::read);

    PushTargets(JdbcClient control) {
        this.control = control;
    }

    private Map<Key, Target> read() {
        return control
                .sql("select account_id, type, url from event_push where enabled")
                .query((row, n) -> new Target(
                        new Key(row.getLong(1), EventType.ofStored(row.getInt(2))), URI.create(row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Target::key, Function.identity()));
    }

    @Scheduled(fixedDelay = Reread.EVERY_MILLIS)
    void refresh() {
        targets.again();
    }

    @TransactionalEventListener
    void changed(PushSettings.Changed change) {
        refresh();
    }

    public boolean wanted(long accountId, EventType type) {
        return targets.known().containsKey(new Key(accountId, type));
    }

    Optional<Target> find(long accountId, EventType type) {
        return Optional.ofNullable(targets.known().get(new Key(accountId, type)));
    }

    List<Target> all() {
        return List.copyOf(targets.known().values());
    }
}
