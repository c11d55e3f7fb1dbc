package dev.signet.sending.admission;

import static java.util.Objects.requireNonNull;

import dev.signet.sending.SendAnswer;
import dev.signet.sending.limit.IdempotencyKeys;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.store.Digest;
import dev.signet.sending.text.SendTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests that repeat an earlier one by their idempotency key, in the database or within one batch. */
final class Replays {

    private final List<PreparedRequest> batch;
    private final Map<IdempotencyKeys.Key, IdempotencyKeys.First> stored;
    private final Map<IdempotencyKeys.Key, Keyed> firstInBatch = new HashMap<>();
    private final List<Keyed> repeats = new ArrayList<>();
    private final IdempotencyKeys keys;

    private Replays(
            List<PreparedRequest> batch, Map<IdempotencyKeys.Key, IdempotencyKeys.First> stored, IdempotencyKeys keys) {
        this.batch = batch;
        this.stored = stored;
        this.keys = keys;
    }

    static Replays among(List<PreparedRequest> batch, IdempotencyKeys keys) {
        return new Replays(
                batch,
                keys.find(batch.stream()
                        .map(Keyed::of)
                        .filter(Objects::nonNull)
                        .map(Keyed::key)
                        .collect(Collectors.toSet())),
                keys);
    }

    /** A request with an idempotency key. */
    private record Keyed(PreparedRequest request, IdempotencyKeys.Key key, Digest body) {

        static @Nullable Keyed of(PreparedRequest request) {
            PreparedRequest.Idempotence idempotence = request.idempotence();
            return idempotence == null
                    ? null
                    : new Keyed(
                            request,
                            new IdempotencyKeys.Key(request.request().accountId(), idempotence.key()),
                            idempotence.body());
        }

        SendAnswer answerLike(IdempotencyKeys.First first) {
            return isOf(first.body())
                    ? first.answer()
                    : Answers.refused(
                            request.request(), SendTexts.fault("IdempotencyKeyReused", "keyReused", Map.of()), null);
        }

        /** What was kept before digests had a key is of the request itself; it is gone when keys have had their days. */
        private boolean isOf(Digest kept) {
            return kept.equals(body) || kept.equals(Digest.of(request.request().content()));
        }
    }

    /** Answers what is stored, sets aside what repeats a request of this batch, and returns the rest. */
    List<PreparedRequest> separate(Map<PreparedRequest, SendAnswer> answers) {
        List<PreparedRequest> open = new ArrayList<>(batch.size());
        for (PreparedRequest request : batch) {
            Keyed keyed = Keyed.of(request);
            if (keyed == null || isFirst(keyed, answers)) {
                open.add(request);
            }
        }
        return open;
    }

    private boolean isFirst(Keyed keyed, Map<PreparedRequest, SendAnswer> answers) {
        IdempotencyKeys.First first = stored.get(keyed.key());
        if (first != null) {
            answers.put(keyed.request(), keyed.answerLike(first));
            return false;
        }
        if (firstInBatch.putIfAbsent(keyed.key(), keyed) != null) {
            repeats.add(keyed);
            return false;
        }
        return true;
    }

    void keep(Map<PreparedRequest, SendAnswer> answers, Instant now) {
        Map<IdempotencyKeys.Key, IdempotencyKeys.First> kept = new TreeMap<>();
        firstInBatch.forEach((key, keyed) -> {
            SendAnswer answer = requireNonNull(answers.get(keyed.request()));
            if (answer.accepted()) {
                kept.put(key, new IdempotencyKeys.First(keyed.body(), answer));
            }
        });
        keys.keep(kept, now);
    }

    /** Gives the repeats of this batch what their first got. A refused first lets its repeats be refused as well. */
    void repeat(Map<PreparedRequest, SendAnswer> answers) {
        for (Keyed repeat : repeats) {
            Keyed first = requireNonNull(firstInBatch.get(repeat.key()));
            SendAnswer answer = requireNonNull(answers.get(first.request()));
            answers.put(
                    repeat.request(), repeat.answerLike(new IdempotencyKeys.First(first.body(), answer.asReplay())));
        }
    }
}
