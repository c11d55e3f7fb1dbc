package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.database.PlaneProbe.Answer;
import dev.signet.platform.database.PlaneProbe.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaneWatchTest {

    private static final Duration STALLED = Duration.ofSeconds(10);
    private static final DatabaseWatchSettings SETTINGS = new DatabaseWatchSettings(
            Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofMillis(600), STALLED, Duration.ofSeconds(60));

    private final Gate gate = new Gate("control");
    private final Server server = new Server();
    private final List<Duration> silences = new ArrayList<>();
    private final PlaneWatch watch = new PlaneWatch(
                    "control", gate, server, SETTINGS, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> server.nanos)
            .whileSilent(silences::add);

    /** Answers as the test says. */
    private static final class Server implements PlaneProbe {
        private Found answer = Found.WRITES;
        private boolean space = true;
        private long nanos;

        @Override
        public Found look(boolean wholly) {
            return wholly && !space ? new Found(Answer.REFUSES, "The table is full") : answer;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void end() {
        watch.close();
        gate.end();
    }

    private void finds(Answer answer) {
        server.answer = answer == Answer.WRITES ? Found.WRITES : new Found(answer, "because " + answer);
        watch.look();
    }

    private void passes(Duration time) {
        server.nanos += time.toNanos();
    }

    @Test // #9 14
    void shutsTheGateWhileNothingComesBackAndOpensItAgain() {
        finds(Answer.SILENT);

        assertThat(watch.state().ready()).isFalse();
        assertThat(watch.state().reason()).isEqualTo("because SILENT");
        assertThat(gate.isShut()).isTrue();

        finds(Answer.WRITES);

        assertThat(watch.state().ready()).isTrue();
        assertThat(gate.isShut()).isFalse();
    }

    @Test // #9 14
    void knowsOfADeadProcessWithoutALook() {
        watch.died();

        assertThat(watch.state().ready()).isFalse();
        assertThat(gate.isShut()).isTrue();
    }

    @Test // #9 15
    void isNotReadyWhereWritesAreRefusedThoughReadingGoesOn() {
        finds(Answer.REFUSES);

        assertThat(watch.state().ready()).isFalse();
        assertThat(gate.isShut()).isFalse();
    }

    @Test // #9 14: after a fail-over the pool's connections led to a server that is read-only, for half an hour
    void tellsThatWritesAreTakenThatWereRefused() {
        AtomicInteger again = new AtomicInteger();
        watch.afterRefusals(again::incrementAndGet);
        finds(Answer.WRITES);
        assertThat(again).hasValue(0);

        finds(Answer.REFUSES);
        finds(Answer.WRITES);
        finds(Answer.WRITES);
        assertThat(again).hasValue(1);
    }

    @Test // #9 14: the pool handed out what was of use half a second before the server died, and was up again by then
    void emptiesThePoolBeforeAnybodyIsLetInAgain() {
        List<Boolean> shut = new ArrayList<>();
        watch.afterRefusals(() -> shut.add(gate.isShut()));

        finds(Answer.SILENT);
        finds(Answer.WRITES);
        finds(Answer.WRITES);

        assertThat(shut).containsExactly(true);
        assertThat(gate.isShut()).isFalse();
    }

    @Test // #9 14: a disk that takes its time is no reason to break off what is being written
    void waitsLongerForWritesThatDoNotEndThanForALogin() {
        finds(Answer.STALLS);
        assertThat(watch.state().ready()).isFalse();
        assertThat(gate.isShut()).isFalse();

        passes(STALLED);
        finds(Answer.STALLS);
        assertThat(gate.isShut()).isTrue();

        finds(Answer.WRITES);
        assertThat(gate.isShut()).isFalse();
    }

    @Test
    void staysShutWhereItIsLetInAgainButDoesNotKnowOfWritesYet() {
        finds(Answer.SILENT);

        finds(Answer.STALLS);

        assertThat(gate.isShut()).isTrue();
    }

    @Test
    void tellsForHowLongNothingCameBack() {
        finds(Answer.SILENT);
        passes(Duration.ofSeconds(60));
        finds(Answer.SILENT);

        assertThat(silences).containsExactly(Duration.ZERO, Duration.ofSeconds(60));
    }

    @Test // #9 15: the row it writes is changed in its place, which a full disk lets it do
    void believesInSpaceAgainAfterAWriteThatNeedsSome() {
        watch.full("The table 'sending_message' is full");
        server.space = false;
        finds(Answer.WRITES);
        passes(Duration.ofSeconds(5));
        finds(Answer.WRITES);
        assertThat(watch.state().ready()).isFalse();

        server.space = true;
        passes(Duration.ofSeconds(5));
        finds(Answer.WRITES);

        assertThat(watch.state().ready()).isTrue();
    }
}
