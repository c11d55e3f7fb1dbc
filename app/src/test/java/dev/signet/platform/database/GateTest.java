package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate("control");

    @AfterEach
    void end() {
        gate.end();
    }

    @Test // #9 14
    void turnsAwayAtOnceWhileItIsShut() {
        gate.shut("its process has ended");

        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new AssertionError("nobody may ask the pool");
                }))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("The control database is away: its process has ended");
        gate.open();
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new SQLException("asked");
                }))
                .hasMessage("asked");
    }

    @Test // #9 14: a call that came before waited 30 s
    void wakesWhoWaitsForAConnection() {
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> {
            try {
                gate.pass(() -> waitForEver(waits));
                return new AssertionError("it got a connection");
            } catch (SQLException e) {
                return Thread.interrupted() ? new AssertionError("the interruption went further") : e;
            }
        });
        awaitUninterrupted(waits);

        gate.shut("nothing came back");

        assertThat(ended.join())
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("nothing came back");
    }

    /** As the pool does. */
    private static Connection waitForEver(CountDownLatch waits) throws SQLException {
        waits.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("woken by nobody");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted");
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test // #9 14: a call inside a hanging server waited 30 s
    void endsWhatRunsOnAConnection() throws IOException {
        try (Socket before = new Socket();
                Socket after = new Socket()) {
            gate.opened(before);

            gate.shut("nothing came back");
            gate.opened(after);

            assertThat(before.isClosed()).isTrue();
            assertThat(after.isClosed()).isTrue();
        }
    }

    @Test
    void letsThePoolConnectOnceItIsOpen() {
        gate.shut("its process has ended");
        CompletableFuture<Void> connecting = CompletableFuture.runAsync(() -> {
            try {
                gate.awaitOpen();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        gate.open();

        connecting.join();
    }

    @Test // #9 14: else the end of the pool waits for the connection that it is making
    void keepsNobodyWaitingWhenThePoolCloses() {
        gate.shut("its process has ended");

        gate.end();

        assertThatThrownBy(gate::awaitOpen).isInstanceOf(IOException.class);
    }
}
