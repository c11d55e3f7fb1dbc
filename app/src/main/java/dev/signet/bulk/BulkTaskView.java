package dev.signet.bulk;

import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.bulk.task.Offer;
import dev.signet.bulk.task.TaskForecast;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as its owner sees it.
 *
 * @param wantedAt when it was asked to start; null for as soon as it may
 * @param startsAt when it will start or go on by itself; null where nothing is planned
 * @param shown the terms it was confirmed under
 * @param found the terms when it started
 */
public record BulkTaskView(
        long id,
        long accountId,
        String name,
        String signName,
        String templateCode,
        TemplateKind kind,
        long listId,
        BulkTaskState state,
        @Nullable Pause pause,
        Instant createdAt,
        @Nullable Instant wantedAt,
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable TaskForecast forecast,
        @Nullable Offer shown,
        @Nullable Offer found,
        Progress progress) {

    /**
     * How far it is. Sent, refused and remaining together are all numbers.
     *
     * @param numbers all of them
     * @param forecast numbers the forecast has looked at
     * @param sent accepted for sending
     * @param delivered of the sent, those whose receipt says so
     * @param refused at once, by a rule or for want of money
     * @param failed the refused, and those of the sent that failed later
     * @param remaining numbers whose turn has not come
     * @param numbersPerSecond measured since it started or went on last; null where that cannot be told
     * @param finishesAt when the last number will have had its turn; null unless it runs
     */
    public record Progress(
            int numbers,
            int forecast,
            int sent,
            int delivered,
            int refused,
            int failed,
            int remaining,
            @Nullable Integer numbersPerSecond,
            @Nullable Instant finishesAt) {}
}
