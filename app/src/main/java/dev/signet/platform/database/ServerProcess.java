package dev.signet.platform.database;

import dev.signet.platform.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the database server as a child process. */
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final long POLL_MS = 100;
    private static final int LOG_TAIL_LINES = 15;
    private static final int START_ATTEMPTS = 3;

    private final Process process;
    private final ServerFiles files;
    private final int port;

    private ServerProcess(Process process, ServerFiles files, int port) {
        this.process = process;
        this.files = files;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Starts the server on a free loopback port and waits until it lets us in. */
    static ServerProcess start(ServerBinaries binaries, ServerFiles files, String initSql, String memory) {
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = launch(binaries, files, initSql, memory);
            if (server.waitUntilReady()) {
                log.info("The embedded MariaDB listens on 127.0.0.1:{}, data in {}", server.port, files.data());
                return server;
            }
            if (attempt == START_ATTEMPTS) {
                throw new StartupRefused(
                        "The embedded MariaDB did not start. The end of its log " + files.log() + ":\n" + files.logTail(LOG_TAIL_LINES),
                        "Correct what its log says, or set spring.datasource.url to use a MariaDB of your own.");
            }
            log.warn("The embedded MariaDB did not start (attempt {}), trying again", attempt);
        }
    }

    private static ServerProcess launch(ServerBinaries binaries, ServerFiles files, String initSql, String memory) {
        int port = freePort();
        try {
            files.writePrivate(files.initFile(), initSql);
            ProcessBuilder builder = new ProcessBuilder(command(binaries, files, port, memory))
                    .directory(binaries.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(files.nothing().toFile()));
            Map<String, String> environment = builder.environment();
            environment.merge("LD_LIBRARY_PATH", binaries.directory().resolve("libs").toString(), (old, ours) -> ours + ":" + old);
            Process process = builder.start();
            files.writeServer(process.pid(), port);
            return new ServerProcess(process, files, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + binaries.server(), e);
        }
    }

    private static List<String> command(ServerBinaries binaries, ServerFiles files, int port, String memory) {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--basedir=" + binaries.directory(),
                "--datadir=" + files.data(),
                "--tmpdir=" + files.tmp(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--init-file=" + files.initFile(),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=" + memory,
                "--innodb-log-file-size=256M",
                "--max-allowed-packet=64M",
                "--max-connections=300",
                "--performance-schema=OFF",
                "--console"));
        if (!binaries.isWindows()) {
            // Relative to the data directory: an absolute path may be longer than a socket's name can be.
            command.add("--socket=signet.sock");
            command.add("--pid-file=" + files.data().resolve("signet.pid"));
            if ("root".equals(System.getProperty("user.name"))) {
                command.add("--user=root");
            }
        }
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    private boolean waitUntilReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Connection ignored = DriverManager.getConnection(files.jdbcUrl(port, ""), ServerFiles.USER, files.password())) {
                Files.deleteIfExists(files.initFile());
                return true;
            } catch (SQLException notYet) {
                pause();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        process.destroyForcibly();
        return false;
    }

    private void pause() {
        try {
            process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IllegalStateException("Interrupted while the database was starting", e);
        }
    }

    /** Shuts the server down in order; everything that uses it must be closed by now. */
    void stop() {
        shutDown(process.toHandle(), files, port);
        files.forgetServer();
    }

    /** Asks by login, since not every system has a polite signal; falls back on the signal. */
    static void shutDown(ProcessHandle server, ServerFiles files, int port) {
        try (Connection connection = DriverManager.getConnection(files.jdbcUrl(port, ""), ServerFiles.USER, files.password());
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException cannotAsk) {
            log.info("The database takes no login to be shut down ({}), stopping its process", cannotAsk.getMessage());
            server.destroy();
        }
        if (!exitsWithin(server, STOP_LIMIT)) {
            log.warn("The database process {} did not end within {}, killing it; its log makes the next start recover", server.pid(), STOP_LIMIT);
            server.destroyForcibly();
            exitsWithin(server, STOP_LIMIT);
        }
    }

    private static boolean exitsWithin(ProcessHandle server, Duration limit) {
        try {
            server.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
