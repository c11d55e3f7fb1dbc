package dev.signet.blacklist;

import static java.util.Objects.requireNonNull;

import dev.signet.audit.AuditTrail;
import dev.signet.blacklist.NearMiss.State;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.BlacklistKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replies that look like an opt-out and are on no list: an officer reads them. Until then promotion under the signature
 * rests, by an entry on the blacklist that sending reads with all others.
 */
@Service
public class NearMisses {

    private static final Wording TEXTS = Wording.of("blacklist");
    private static final String SUBSCRIBER = "subscriber";

    private final NearMissStore store;
    private final Blacklist blacklist;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    NearMisses(
            NearMissStore store,
            Blacklist blacklist,
            @DataPlane TransactionTemplate transaction,
            ApplicationEventPublisher events,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.blacklist = blacklist;
        this.transaction = transaction;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a reply before an officer; promotion rests from now on. The same words again while they wait are the same
     * question; other words may be a clearer wish.
     */
    void put(long number, long accountId, @Nullable String signName, String content, Instant at) {
        NearMiss reply = new NearMiss(ids.next(), number, accountId, signName, content, at, State.OPEN, null, null, "");
        transaction.executeWithoutResult(status -> {
            // The number's open replies first, as a decision takes them: none waits for another with something in its
            // hands.
            boolean waits = openUnderSameSignature(reply).stream()
                    .anyMatch(open -> open.content().equals(reply.content()));
            blacklist.add(reply.rest(), SUBSCRIBER);
            if (!waits) {
                store.insert(reply);
            }
        });
    }

    /**
     * The number's owner has made clear what was meant by those replies whose rest passes this test.
     *
     * @return whether there was one
     */
    boolean settle(long number, State state, Predicate<BlacklistEntry> which) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<NearMiss> open = store.lockOpen(number).stream()
                    .filter(reply -> which.test(reply.rest()))
                    .toList();
            open.forEach(reply -> {
                blacklist.remove(reply.rest(), "", SUBSCRIBER);
                store.decide(reply.id(), state, SUBSCRIBER, clock.instant(), "");
            });
            return !open.isEmpty();
        }));
    }

    /**
     * An officer says what a reply is. An opt-out lists the number as such, with the acknowledgement that every opt-out
     * gets, and settles what else was open under that signature; else the rest is lifted, unless another reply is open.
     *
     * @throws dev.signet.platform.Refusal {@code NearMissNotFound}, or {@code OperationDenied.NearMiss} when it is decided
     */
    @Transactional
    public NearMiss decide(String officer, long id, boolean optOut, String remark) {
        NearMiss decided = Objects.requireNonNull(transaction.execute(status -> {
            NearMiss reply = open(id);
            if (optOut) {
                listAsOptOut(reply, officer, remark);
            } else {
                store.decide(id, State.NONE, officer, clock.instant(), remark);
                liftUnlessAnotherIsOpen(reply, officer);
            }
            return store.lock(id).orElseThrow();
        }));
        audit.recordOf(
                decided.accountId(),
                officer,
                "blacklist.near-miss-decided",
                "near-miss",
                Long.toString(id),
                Map.of(
                        "number",
                        Masks.phone(Long.toString(decided.number())),
                        "signName",
                        Objects.requireNonNullElse(decided.signName(), ""),
                        "optOut",
                        optOut,
                        "remark",
                        remark));
        return decided;
    }

    private NearMiss open(long id) {
        store.find(id).ifPresent(reply -> store.lockOpen(reply.number()));
        NearMiss reply = store.lock(id)
                .orElseThrow(() -> TEXTS.refusal("NearMissNotFound", "near-miss.unknown", Long.toString(id)));
        if (reply.state() != State.OPEN) {
            throw TEXTS.refusal(
                    "OperationDenied.NearMiss",
                    "near-miss.decided",
                    Long.toString(id),
                    requireNonNull(reply.decidedBy()));
        }
        return reply;
    }

    private void listAsOptOut(NearMiss reply, String officer, String remark) {
        BlacklistEntry entry = new BlacklistEntry(
                reply.number(),
                reply.accountId(),
                BlacklistKind.OPT_OUT,
                reply.signName(),
                reply.content(),
                clock.instant());
        boolean listed = blacklist.add(entry, officer);
        openUnderSameSignature(reply)
                .forEach(open -> store.decide(open.id(), State.OPT_OUT, officer, clock.instant(), remark));
        blacklist.remove(reply.rest(), "", officer);
        if (listed) {
            events.publishEvent(new OptOutConfirmed(reply.id(), reply.number(), reply.signName()));
        }
    }

    private void liftUnlessAnotherIsOpen(NearMiss reply, String officer) {
        if (openUnderSameSignature(reply).isEmpty()) {
            blacklist.remove(reply.rest(), "", officer);
        }
    }

    private List<NearMiss> openUnderSameSignature(NearMiss reply) {
        return store.lockOpen(reply.number()).stream()
                .filter(open -> open.accountId() == reply.accountId())
                .filter(open -> Objects.equals(open.signName(), reply.signName()))
                .toList();
    }

    /** One page, newest first; pages count from 1. */
    public List<NearMiss> list(State state, int page, int pageSize) {
        return store.list(state, page, pageSize);
    }

    public long count(State state) {
        return store.count(state);
    }

    Optional<Instant> oldestOpen() {
        return store.oldestOpen();
    }
}
