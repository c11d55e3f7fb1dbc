package dev.signet.platform.database;

import dev.signet.platform.start.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the database server as a child process. */
final class ServerProcess implements KeptServer {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    /** Of a server that the last run left behind: it may have much to write, and nothing waits for us yet. */
    private static final Duration SURVIVOR_STOP_LIMIT = Duration.ofMinutes(1);
    /** Of our own: the whole application has to end in time, and its log makes the next start recover what is killed. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(7);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
    /** Of a login: whoever does not answer by then is asked again, or not at all. */
    private static final long LOGIN_MS = 2000;

    private static final long POLL_MS = 100;
    private static final int LOG_TAIL_LINES = 15;
    private static final int START_ATTEMPTS = 3;
    private static final int PORT_ATTEMPTS = 50;
    /** Below what systems give to outgoing connections: the port has to be free whenever the server starts again. */
    private static final int LOWEST_PORT = 17_000;

    private static final int PORTS = 14_000;

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

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void onExit(Runnable then) {
        process.onExit().thenRun(then);
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    /** Starts the server on a free loopback port and waits until it lets us in. */
    static ServerProcess start(ServerBinaries binaries, ServerFiles files, String initSql, String memory) {
        return start(binaries, files, initSql, memory, freePort());
    }

    /** Starts the server on this port, where everybody knows it, and waits until it lets us in. */
    static ServerProcess start(ServerBinaries binaries, ServerFiles files, String initSql, String memory, int port) {
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = launch(binaries, files, initSql, memory, port);
            if (server.waitUntilReady()) {
                log.info("The embedded MariaDB listens on 127.0.0.1:{}, data in {}", server.port, files.data());
                return server;
            }
            if (attempt == START_ATTEMPTS) {
                throw new StartupRefused(
                        "The embedded MariaDB did not start. The end of its log " + files.log() + ":\n"
                                + files.logTail(LOG_TAIL_LINES),
                        "Correct what its log says, or set spring.datasource.url to use a MariaDB of your own.");
            }
            log.warn("The embedded MariaDB did not start (attempt {}), trying again", attempt);
        }
    }

    private static ServerProcess launch(
            ServerBinaries binaries, ServerFiles files, String initSql, String memory, int port) {
        try {
            files.boundLog();
            files.writePrivate(files.initFile(), initSql);
            ProcessBuilder builder = new ProcessBuilder(command(binaries, files, port, memory))
                    .directory(binaries.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(files.nothing().toFile()));
            Map<String, String> environment = builder.environment();
            environment.merge(
                    "LD_LIBRARY_PATH",
                    binaries.directory().resolve("libs").toString(),
                    (old, ours) -> ours + ":" + old);
            Process process = builder.start();
            try {
                files.writeServer(process.pid(), port);
            } catch (IOException | RuntimeException e) {
                // For want of space, for example. Nobody else would ever end it.
                process.destroyForcibly();
                throw e;
            }
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
                // Held twice, and written out with each commit: one group of commits is smaller.
                "--innodb-log-buffer-size=4M",
                // Of engines that hold nothing of ours but the server's own tables and what it sorts on disk.
                "--aria-pagecache-buffer-size=16M",
                "--key-buffer-size=1M",
                "--max-allowed-packet=64M",
                "--max-connections=300",
                "--performance-schema=OFF",
                // For this machine alone; a key made anew at each start takes seconds of a processor.
                "--skip-ssl",
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
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    private static Connection login(ServerFiles files, int port) throws SQLException {
        return DriverManager.getConnection(
                files.jdbcUrl(port, "") + "?connectTimeout=" + LOGIN_MS + "&socketTimeout=" + LOGIN_MS,
                ServerFiles.USER,
                files.password());
    }

    private boolean waitUntilReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Connection ignored = login(files, port)) {
                Files.deleteIfExists(files.initFile());
                return true;
            } catch (SQLException notYet) {
                pause();
            } catch (IOException e) {
                // It was not handed to anybody yet, and another on the same data would find it there.
                end();
                throw new UncheckedIOException(e);
            }
        }
        end();
        return false;
    }

    private void end() {
        process.destroyForcibly().onExit().join();
    }

    private void pause() {
        try {
            process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Nobody would ever end it: it was not handed to anybody yet.
            process.destroyForcibly();
            throw new IllegalStateException("Interrupted while the database was starting", e);
        }
    }

    /** Everything that uses it must be closed by now. */
    @Override
    public void stop() {
        if (process.isAlive()) {
            shutDown(process.toHandle(), files, port, STOP_LIMIT);
        }
        files.forgetServer();
    }

    /** Ends a server whose application is gone. */
    static void shutDownSurvivor(ProcessHandle server, ServerFiles files, int port) {
        shutDown(server, files, port, SURVIVOR_STOP_LIMIT);
    }

    /** Asks by login, since not every system has a polite signal; falls back on the signal. */
    private static void shutDown(ProcessHandle server, ServerFiles files, int port, Duration limit) {
        try (Connection connection = login(files, port);
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException cannotAsk) {
            log.info("The database takes no login to be shut down ({}), stopping its process", cannotAsk.getMessage());
            server.destroy();
        }
        if (!exitsWithin(server, limit)) {
            log.warn(
                    "The database process {} did not end within {}, killing it; its log makes the next start recover",
                    server.pid(),
                    limit);
            server.destroyForcibly();
            exitsWithin(server, KILL_LIMIT);
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
