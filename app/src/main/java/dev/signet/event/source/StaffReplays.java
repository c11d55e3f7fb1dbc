package dev.signet.event.source;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.event.EventType;
import dev.signet.platform.Wording;
import dev.signet.platform.time.Millis;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff push an account's events again. */
@Component
public class StaffReplays {

    private static final Wording TEXTS = Wording.of("event");

    private final Replays replays;
    private final AccountAdministration accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    StaffReplays(Replays replays, AccountAdministration accounts, AuditTrail audit, TransactionTemplate transaction) {
        this.replays = replays;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * On record before it is done: the two are in two databases, and nothing shall be pushed of which nobody knows why.
     *
     * @param until not included
     * @return how many events
     */
    public int replay(String actor, long accountId, EventType type, Instant from, Instant until) {
        accounts.require(accountId);
        if (!from.isBefore(until)) {
            throw TEXTS.refusal("InvalidParameter", "replay.span", from, until);
        }
        transaction.executeWithoutResult(status -> audit.record(
                actor,
                "events.replayed",
                "account",
                Long.toString(accountId),
                Map.of("type", type.spelling(), "from", from.toString(), "until", until.toString())));
        return replays.replay(accountId, type, counted(from), counted(until));
    }

    private static Instant counted(Instant at) {
        return Instant.ofEpochMilli(Millis.of(at));
    }
}
