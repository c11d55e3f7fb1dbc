package dev.signet.sending.admission;

import dev.signet.billing.Ledger;
import dev.signet.billing.Purse;
import dev.signet.blacklist.Blacklist;
import dev.signet.platform.node.Ids;
import dev.signet.sending.RequestNonce;
import dev.signet.sending.RequestNonces;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.abuse.AbuseWatch;
import dev.signet.sending.abuse.WalkedRanges;
import dev.signet.sending.judging.AdmissionOutcome;
import dev.signet.sending.judging.Judging;
import dev.signet.sending.judging.Payment;
import dev.signet.sending.limit.AccountVolumes;
import dev.signet.sending.limit.ExtendCodes;
import dev.signet.sending.limit.IdempotencyKeys;
import dev.signet.sending.limit.NumberHistories;
import dev.signet.sending.limit.NumberHistory;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * What happens inside the one transaction of a batch. Locks are always taken in the same order: numbers, volumes of
 * the accounts that limit them, balances, what is counted, extension codes; each in the order of their keys. Everything
 * is judged in memory while the locks are held, so that a message takes all its limits or none, and is then written in
 * few statements.
 */
@Component
class AdmissionTransaction {

    private final RequestNonces nonces;
    private final IdempotencyKeys keys;
    private final NumberHistories histories;
    private final AccountVolumes volumes;
    private final Blacklist blacklist;
    private final ExtendCodes extendCodes;
    private final Ledger charging;
    private final AbuseHours abuseHours;
    private final WalkedRanges ranges;
    private final SendRules.Active rules;
    private final AdmissionWriter writer;
    private final MessageDays days;
    private final AdmissionMetrics metrics;
    private final Ids ids;
    private final Clock clock;

    AdmissionTransaction(
            RequestNonces nonces,
            IdempotencyKeys keys,
            NumberHistories histories,
            AccountVolumes volumes,
            Blacklist blacklist,
            ExtendCodes extendCodes,
            Ledger charging,
            AbuseHours abuseHours,
            WalkedRanges ranges,
            SendRules.Active rules,
            AdmissionWriter writer,
            MessageDays days,
            AdmissionMetrics metrics,
            Ids ids,
            Clock clock) {
        this.nonces = nonces;
        this.keys = keys;
        this.histories = histories;
        this.volumes = volumes;
        this.blacklist = blacklist;
        this.extendCodes = extendCodes;
        this.charging = charging;
        this.abuseHours = abuseHours;
        this.ranges = ranges;
        this.rules = rules;
        this.writer = writer;
        this.days = days;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides every request of the batch and writes what follows; the answers hold once the caller has committed.
     *
     * @param holdFirst whether balances are locked before anything is reckoned with them
     * @throws BalanceMoved when they were not, and would have had to be
     */
    Map<PreparedRequest, SendAnswer> decide(List<PreparedRequest> all, boolean holdFirst) {
        Map<PreparedRequest, SendAnswer> answers = new IdentityHashMap<>(all.size() * 2);
        List<PreparedRequest> batch = withoutReplays(all, answers);
        SendRules current = rules.current();
        long start = System.nanoTime();
        Judging judging = locked(batch, current);
        metrics.locked(start);
        // After the locks: a repeat that waited for its first on another node must find its key, not its message.
        Replays replays = Replays.among(batch, keys);
        List<PreparedRequest> open = replays.separate(answers);
        Paid paid = judgedAndReckoned(judging, open, current, holdFirst);

        List<MessageEnded> refused = writer.writeMessages(paid.outcomes(), judging, answers);
        settle(paid, current, judging.now());
        writer.writeCounters(judging, refused);
        days.note(messageIds(paid.outcomes()), judging.now());
        replays.keep(answers, judging.now());
        replays.repeat(answers);
        return answers;
    }

    private static LongStream messageIds(List<AdmissionOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.recipients.stream())
                .mapToLong(recipient -> recipient.messageId);
    }

    /** Spends the nonces; a call that was played again is answered so and goes no further. */
    private List<PreparedRequest> withoutReplays(List<PreparedRequest> all, Map<PreparedRequest, SendAnswer> answers) {
        List<RequestNonce> unspent = all.stream()
                .map(request -> request.request().nonce())
                .filter(Objects::nonNull)
                .toList();
        if (unspent.isEmpty()) {
            return all;
        }
        Set<RequestNonce> spent = nonces.spend(unspent);
        List<PreparedRequest> first = new ArrayList<>(all.size());
        for (PreparedRequest request : all) {
            RequestNonce nonce = request.request().nonce();
            if (nonce == null || spent.remove(nonce)) {
                first.add(request);
            } else {
                Fault fault = SendTexts.fault("SignatureNonceUsed", "nonceUsed", Map.of());
                answers.put(request, Answers.refused(request.request(), fault, null));
            }
        }
        return first;
    }

    private Judging locked(List<PreparedRequest> batch, SendRules current) {
        Set<Long> numbers = new HashSet<>();
        Set<Long> accounts = new TreeSet<>();
        Set<Long> limited = new TreeSet<>();
        for (PreparedRequest request : batch) {
            if (!(request instanceof PreparedRequest.Judgeable judgeable)) {
                continue;
            }
            accounts.add(judgeable.accountId());
            if (judgeable.facts().watchesVolume()) {
                limited.add(judgeable.accountId());
            }
            for (PreparedRecipient recipient : judgeable.recipients()) {
                if (recipient.fault() == null) {
                    numbers.add(recipient.number());
                }
            }
        }
        Map<Long, NumberHistory> held = histories.lock(numbers, clock::instant);
        // Taken after the locks: whoever waited for a number is judged by the time at which it got it.
        Instant now = clock.instant();
        return new Judging(
                current,
                ids,
                now,
                held,
                volumes.lock(limited, now),
                blacklist.entries(numbers, accounts),
                extendCodes.of(batch),
                new AbuseWatch(abuseHours.read(AbuseWatch.keys(batch), now), ranges, now));
    }

    /**
     * What a batch came to, and with which purses.
     *
     * @param held whether the purses are the accounts' own, locked, or only reckoned with
     */
    private record Paid(List<AdmissionOutcome> outcomes, Map<Long, Purse> purses, boolean held) {}

    /**
     * Judges without the balances, and reckons what it costs with what the accounts had a moment ago: their rows, which
     * all that sends and ends for an account goes through, are locked when everything else is written. Only when that
     * is not known or does not suffice are they locked here, and when it does not suffice then, everything is judged
     * again with the money as one more limit.
     */
    private Paid judgedAndReckoned(Judging judging, List<PreparedRequest> open, SendRules current, boolean holdFirst) {
        List<AdmissionOutcome> outcomes = judging.judge(open, Map.of());
        Set<Long> accounts = paying(outcomes);
        Map<Long, Purse> reckoned = holdFirst ? null : charging.reckon(accounts, current.prices(), judging.now());
        if (reckoned != null && Payment.reserve(outcomes, reckoned)) {
            return new Paid(outcomes, reckoned, false);
        }
        Map<Long, Purse> held = hold(accounts, current, judging.now());
        if (!Payment.reserve(outcomes, held)) {
            held.values().forEach(Purse::reset);
            judging.reset();
            outcomes = judging.judge(open, held);
        }
        return new Paid(outcomes, held, true);
    }

    private void settle(Paid paid, SendRules current, Instant now) {
        Map<Long, Purse> purses = paid.purses();
        if (!paid.held()) {
            purses = hold(purses.keySet(), current, now);
            if (!Payment.repeat(paid.outcomes(), paid.purses(), purses)) {
                throw new BalanceMoved();
            }
        }
        charging.write(purses.values(), now);
    }

    private static Set<Long> paying(List<AdmissionOutcome> outcomes) {
        Set<Long> accounts = new TreeSet<>();
        for (AdmissionOutcome outcome : outcomes) {
            if (outcome.accepted()) {
                accounts.add(outcome.prepared.request().accountId());
            }
        }
        return accounts;
    }

    private Map<Long, Purse> hold(Set<Long> accounts, SendRules current, Instant now) {
        return accounts.isEmpty() ? Map.of() : charging.hold(accounts, current.prices(), now);
    }

    /** What was reckoned does not hold with the balance as it is now: the transaction is to be done again, held first. */
    static final class BalanceMoved extends RuntimeException {

        BalanceMoved() {
            super("a balance moved while it was reckoned with", null, false, false);
        }
    }
}
