package dev.signet.rules.verdict;

import dev.signet.rules.fact.CounterScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One place in one counter that an accepted message must take, all of them or none.
 *
 * @param ruleId the rule whose limit it is
 * @param from start of the window, inclusive
 * @param to end of the window, exclusive; null when the window slides and {@code from} is where it starts now
 * @param limit how much the window may hold at most
 * @param amount how much this message takes: 1, or its billing units
 */
public record CounterTake(
        String ruleId,
        CounterScope scope,
        Instant from,
        @Nullable Instant to,
        long limit,
        int amount) {}
