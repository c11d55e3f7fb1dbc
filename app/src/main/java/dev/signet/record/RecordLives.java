package dev.signet.record;

import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import dev.signet.sending.record.MessageLife;
import dev.signet.sending.record.MessageLives;
import dev.signet.sending.record.SendRecord;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells what became of one message, step by step (详情, S7.3-4). */
@Service
public class RecordLives {

    private final MessageLives lives;
    private final Decisions decisions;
    private final Clock clock;

    RecordLives(MessageLives lives, Decisions decisions, Clock clock) {
        this.lives = lives;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @return empty where the message was forgotten meanwhile */
    public Optional<RecordLife> of(RecordRow row) {
        SendRecord message = row.message();
        return lives.find(message.accountId(), message.id()).map(trace -> life(row, trace));
    }

    private RecordLife life(RecordRow row, MessageLife trace) {
        SendRecord message = row.message();
        Decision decision = message.decisionId() == null
                ? null
                : decisions.find(message.accountId(), message.decisionId()).orElse(null);
        return new RecordLife(trace, decision, new LifeSteps(row, trace, decision, clock.instant()).all());
    }
}
