package dev.signet.rules.send;

import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendVerdict;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks at a refused message at the instant until which it is told to wait: another rule may stand in its way by then,
 * as the send window does for a promotional message that is told to wait until midnight.
 */
public final class Foresight {

    /** Each round waits longer than the one before; shipped rules need two. */
    private static final int MOST_ROUNDS = 8;

    private Foresight() {}

    /** The verdict with what the same message would meet; only a refused one is looked at again. */
    public static SendVerdict complete(SendVerdict verdict, SendFacts facts, Function<SendFacts, SendVerdict> rules) {
        if (!verdict.refused()) {
            return verdict;
        }
        List<SendFinding> ahead = new ArrayList<>();
        Instant until = verdict.earliest();
        for (int round = 0; until != null && round < MOST_ROUNDS; round++) {
            SendVerdict then = rules.apply(at(until, facts));
            Instant next = then.refused() ? then.earliest() : null;
            if (then.refused()) {
                ahead.addAll(then.obstacles());
            }
            until = next != null && next.isAfter(until) ? next : null;
        }
        return verdict.knowing(ahead);
    }

    /** The same message later, with nothing sent in between. */
    private static SendFacts at(Instant later, SendFacts facts) {
        return new SendFacts(
                later,
                later.truncatedTo(ChronoUnit.HOURS).isAfter(facts.at()) ? unwatched(facts.sender()) : facts.sender(),
                facts.signature(),
                facts.template(),
                facts.recipient(),
                facts.values(),
                facts.text(),
                facts.segments(),
                facts.history(),
                volume(later, facts));
    }

    /** An hour in which nothing was sent yet. */
    private static SendFacts.Sender unwatched(SendFacts.Sender sender) {
        AbuseMonitor seen = sender.abuse();
        return seen == null
                ? sender
                : sender.watchedBy(new AbuseMonitor(
                        seen.stop(),
                        seen.requestsThreshold(),
                        seen.successPercentThreshold(),
                        seen.growthPercentThreshold(),
                        0,
                        null,
                        0,
                        0));
    }

    private static SendFacts.Volume volume(Instant later, SendFacts facts) {
        var now = facts.at().atOffset(ChinaClock.ZONE).toLocalDate();
        var then = later.atOffset(ChinaClock.ZONE).toLocalDate();
        return new SendFacts.Volume(
                now.equals(then) ? facts.volume().today() : 0,
                YearMonth.from(now).equals(YearMonth.from(then))
                        ? facts.volume().thisMonth()
                        : 0);
    }
}
