package dev.signet.rules.compile;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.ReadingBound;
import dev.signet.rules.verdict.Collector;
import dev.signet.rules.verdict.RuleBroken;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.drools.core.common.InternalAgenda;
import org.drools.core.phreak.RuleAgendaItem;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The compiled rules of one area. Sessions are kept and lent, one judgement at a time each: building one costs more
 * than judging a fact.
 */
public final class RuleArea<C extends Collector> {

    /** A rule that keeps changing working memory must not hold a thread for ever. */
    private static final int MOST_FIRINGS = 10_000;

    private static final int MOST_IDLE = 64;

    private final KieBase base;
    private final Policies policies;
    private final Supplier<C> collectors;
    private final Queue<Seat<C>> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private volatile boolean retired;
    private volatile @Nullable KieSession newest;
    private volatile @Nullable String outOfMemory;

    private record Seat<C>(KieSession session, C findings) {}

    public RuleArea(KieBase base, Policies policies, Supplier<C> collectors) {
        this.base = base;
        this.policies = policies;
        this.collectors = collectors;
    }

    /** The same rules over other tables. */
    public RuleArea<C> with(Policies others) {
        return new RuleArea<>(base, others, collectors);
    }

    /**
     * Judges one fact; what the norms reported is read before the session goes back.
     *
     * @throws RuleBroken naming the rule that threw something or did not come to an end
     */
    public <T> T judge(Object fact, Function<C, T> reader) {
        Seat<C> seat = take();
        boolean reusable = false;
        LoopBound.begin();
        ReadingBound.begin();
        try {
            FactHandle handle = seat.session().insert(fact);
            if (seat.session().fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
                throw new IllegalStateException(
                        "the rules do not come to an end on " + fact.getClass().getSimpleName());
            }
            T result = reader.apply(seat.findings());
            seat.session().delete(handle);
            reusable = isEmpty(seat.session());
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            throw new RuleBroken(Optional.ofNullable(ruleOf(seat.session())), e);
        } catch (OutOfMemoryError e) {
            outOfMemory = ruleOf(seat.session());
            throw e;
        } finally {
            ReadingBound.end();
            give(seat, reusable);
        }
    }

    /**
     * The rule at which a judgement is just now, as another thread sees it, or that ran out of memory; empty between
     * judgements. It means something only where one thread judges.
     */
    public Optional<String> busyWith() {
        KieSession session = newest;
        return Optional.ofNullable(outOfMemory != null || session == null ? outOfMemory : ruleOf(session));
    }

    /** Needs no memory. */
    private static @Nullable String ruleOf(KieSession session) {
        RuleAgendaItem rule =
                ((InternalAgenda) session.getAgenda()).getAgendaGroupsManager().peekNextRule();
        return rule == null ? null : rule.getRule().getName();
    }

    private static boolean isEmpty(KieSession session) {
        if (session.getFactCount() > 0) {
            session.fireAllRules(MOST_FIRINGS);
        }
        return session.getFactCount() == 0;
    }

    private Seat<C> take() {
        Seat<C> seat = idle.poll();
        if (seat == null) {
            return open();
        }
        idleCount.decrementAndGet();
        return seat;
    }

    private void give(Seat<C> seat, boolean reusable) {
        seat.findings().clear();
        if (reusable && !retired && idleCount.get() < MOST_IDLE) {
            idleCount.incrementAndGet();
            idle.add(seat);
        } else {
            newest = null;
            seat.session().dispose();
        }
    }

    /** Lets the kept sessions go: a base outlives its area where the next rulebook has the same rules. */
    public void retire() {
        retired = true;
        for (Seat<C> seat = idle.poll(); seat != null; seat = idle.poll()) {
            seat.session().dispose();
        }
    }

    private Seat<C> open() {
        Seat<C> seat = new Seat<>(base.newKieSession(), collectors.get());
        newest = seat.session();
        seat.session().setGlobal("findings", seat.findings());
        seat.session().setGlobal("policies", policies);
        return seat;
    }
}
