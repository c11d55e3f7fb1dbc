package dev.signet.event.push;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.Accounts;
import dev.signet.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events that were given up, of all accounts, for staff: how many and since when, and where they were to go; never what they say. */
@Component
public class DeadEvents {

    private final Events events;
    private final PushSettings settings;
    private final AccountAdministration accounts;
    private final Accounts known;

    DeadEvents(Events events, PushSettings settings, AccountAdministration accounts, Accounts known) {
        this.events = events;
        this.settings = settings;
        this.accounts = accounts;
        this.known = known;
    }

    /** Those of one account and type. */
    public record Pile(long accountId, EventType type, long events, Instant oldest, Instant newest) {}

    /**
     * @param attempts how often it was pushed
     * @param failure what came of the last push; null of an event from before that was kept
     */
    public record Dead(
            long id,
            Instant createdAt,
            int attempts,
            @Nullable String failure) {}

    /**
     * Where an account wants to be told.
     *
     * @param url without what follows its question mark, which may be a secret; null while none is set
     */
    public record Target(@Nullable String url, boolean enabled) {}

    /** Those in which something was given up last come first. */
    public List<Pile> piles() {
        return events.piles();
    }

    public Optional<Pile> pile(long accountId, EventType type) {
        return piles().stream()
                .filter(pile -> pile.accountId() == accountId && pile.type() == type)
                .findFirst();
    }

    /** The newest first. */
    public List<Dead> of(long accountId, EventType type, int page, int size) {
        return events.deadLetters(accountId, type, page, size);
    }

    public Target target(long accountId, EventType type) {
        PushSettings.Setting setting = settings.of(accountId, type);
        return new Target(PushSettings.told(setting.url()), setting.enabled());
    }

    public Account account(long accountId) {
        return accounts.require(accountId);
    }

    /** @param given an id or a name */
    public Account named(String given) {
        return accounts.named(given);
    }

    /** Empty where there is no such account any more. */
    public String nameOf(long accountId) {
        return known.find(accountId).map(Account::name).orElse("");
    }
}
