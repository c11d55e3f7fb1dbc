package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.platform.start.StartupRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerKeeperTest {

    private final List<Server> started = new ArrayList<>();
    private final Server first = new Server();
    private final AtomicInteger deaths = new AtomicInteger();
    private final CountDownLatch lost = new CountDownLatch(1);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean full = new AtomicBoolean();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final class Server implements KeptServer {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final CountDownLatch lookedAfter = new CountDownLatch(1);
        private volatile boolean stopped;

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public boolean isAlive() {
            return !end.isDone();
        }

        @Override
        public void onExit(Runnable then) {
            end.thenRun(then);
            lookedAfter.countDown();
        }

        /** The keeper has taken it over by then. */
        void awaitLookedAfter() {
            await().until(() -> lookedAfter.getCount() == 0);
        }

        @Override
        public void kill() {
            end.complete(null);
        }

        @Override
        public void stop() {
            stopped = true;
            end.complete(null);
        }
    }

    private ServerKeeper keeper(ServerKeeper.Start start) {
        ServerKeeper keeper = new ServerKeeper(first, start, full::get, Duration.ofMillis(1), nanos::get);
        keeper.whenDied(deaths::incrementAndGet);
        keeper.whenLost(lost::countDown);
        return keeper;
    }

    private KeptServer next() {
        synchronized (started) {
            started.add(new Server());
            return started.get(started.size() - 1);
        }
    }

    private Server awaitStarted(int count) {
        await().until(() -> {
            synchronized (started) {
                return started.size() == count;
            }
        });
        return started.get(count - 1);
    }

    @Test // #9 14
    void startsAServerAgainThatEndedByItselfEachTime() {
        try (ServerKeeper keeper = keeper(this::next)) {
            first.kill();
            Server second = awaitStarted(1);
            second.kill();

            awaitStarted(2);
            await().until(() -> deaths.get() == 2);
        }
        assertThat(started.get(1).stopped).isTrue();
    }

    @Test
    void leavesOneAloneThatWasAskedToStop() {
        keeper(this::next).close();

        assertThat(first.stopped).isTrue();
        assertThat(started).isEmpty();
        assertThat(deaths).hasValue(0);
    }

    @Test // #9 15: on a full disk the server ended, could not be started at once, and the application ended with it
    void waitsForSpaceBeforeItStartsOneAgain() {
        AtomicInteger tries = new AtomicInteger();
        ServerKeeper.Start start = () -> {
            // Full again in the middle of the first try.
            if (tries.get() == 0) {
                full.set(true);
                tries.incrementAndGet();
                throw new IllegalStateException("no space left");
            }
            return next();
        };
        full.set(true);
        try (ServerKeeper keeper = keeper(start)) {
            first.kill();
            await().during(Duration.ofMillis(100)).until(() -> tries.get() == 0);
            full.set(false);
            await().until(() -> tries.get() == 1);
            full.set(false);

            awaitStarted(1);
            assertThat(lost.getCount()).as("not lost").isEqualTo(1);
        }
    }

    @Test // #9 14
    void killsOneThatHangsSoThatItStartsAgain() {
        try (ServerKeeper keeper = keeper(this::next)) {
            passes(LIMIT);
            keeper.hangs(LIMIT.minusMillis(1), LIMIT);
            assertThat(first.isAlive()).isTrue();

            keeper.hangs(LIMIT, LIMIT);

            awaitStarted(1);
        }
    }

    @Test // #9 14: one that had taken its time to recover was killed at the first look that was late
    void leavesOneAloneWhoseOwnTimeIsNotOverYet() {
        try (ServerKeeper keeper = keeper(this::next)) {
            passes(LIMIT);
            first.kill();
            Server second = awaitStarted(1);
            second.awaitLookedAfter();

            keeper.hangs(LIMIT.plus(LIMIT), LIMIT);
            assertThat(second.isAlive()).isTrue();

            passes(LIMIT);
            keeper.hangs(LIMIT.plus(LIMIT), LIMIT);
            assertThat(second.isAlive()).isFalse();
        }
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test // #9 14
    void saysSoOnceItCannotBeStartedAgain() throws InterruptedException {
        try (ServerKeeper keeper = keeper(() -> {
            throw new StartupRefused("The embedded MariaDB did not start", "Correct what its log says");
        })) {
            first.kill();

            lost.await();
        }
    }

    @Test // #9 14: the application may end while its database is being started again
    void stopsWhatIsBeingStartedWhenItCloses() {
        CountDownLatch starting = new CountDownLatch(1);
        ServerKeeper keeper = keeper(() -> {
            starting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // the attempt ends as ServerProcess ends it, or has just succeeded
            }
            return next();
        });
        first.kill();
        await().until(() -> starting.getCount() == 0);

        keeper.close();

        assertThat(started).hasSize(1);
        assertThat(started.get(0).stopped).isTrue();
        assertThat(lost.getCount()).isEqualTo(1);
    }
}
