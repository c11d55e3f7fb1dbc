package dev.signet.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB that Signet brings along, for the first minute, for tests and for small installations. It listens on
 * 127.0.0.1 only, under a random password, and keeps its data in the home directory. The server outlives a killed
 * application; the next start finds that survivor, shuts it down and starts anew on the same data. A server that dies
 * under a living application is started again.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);

    private final HomeLock lock;
    private final ServerFiles files;
    private final int port;
    private final ServerKeeper keeper;
    private final HomeSpace space;
    private final boolean fresh;
    private boolean closed;

    private EmbeddedMariaDb(
            HomeLock lock, ServerFiles files, int port, ServerKeeper keeper, HomeSpace space, boolean fresh) {
        this.lock = lock;
        this.files = files;
        this.port = port;
        this.keeper = keeper;
        this.space = space;
        this.fresh = fresh;
    }

    /**
     * @param home directory that keeps data, password and log; locked for this process
     * @param binaryDirectory where the server's programs are, or will be unpacked
     * @param memory what the server keeps in memory of its data, in its own notation
     * @throws dev.signet.platform.start.StartupRefused when another process uses the directory or the server cannot start
     */
    public static EmbeddedMariaDb start(Path home, Path binaryDirectory, String memory) {
        ServerFiles files = ServerFiles.in(home);
        HomeLock lock = HomeLock.take(files.home());
        try {
            ServerBinaries binaries = ServerBinaries.unpack(binaryDirectory, files.tmp());
            survivor(files, binaries).ifPresent(pid -> shutDown(pid, files));
            boolean fresh = !Files.exists(files.readyMark());
            if (fresh) {
                // Never got as far as serving: half-made schemas cannot be continued, and hold nothing of anybody's.
                binaries.installDataDirectory(files.data());
            }
            ServerProcess server = ServerProcess.start(binaries, files, initSql(files), memory);
            HomeSpace space = new HomeSpace(files);
            ServerKeeper keeper = new ServerKeeper(
                    server,
                    () -> ServerProcess.start(binaries, files, initSql(files), memory, server.port()),
                    space::isFull,
                    System::nanoTime);
            return new EmbeddedMariaDb(lock, files, server.port(), keeper, space, fresh);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Whether nothing was there when it started. */
    public boolean isNew() {
        return fresh;
    }

    /** From now on the data is worth keeping; until then an interrupted first start begins anew. */
    public void schemasAreReady() {
        try {
            Files.writeString(files.readyMark(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param schema created when it is not there; its name begins with {@code signet} */
    public String url(String schema) {
        return files.jdbcUrl(port, schema) + "?createDatabaseIfNotExist=true";
    }

    public String user() {
        return ServerFiles.USER;
    }

    public String password() {
        return files.password();
    }

    /** Stops the server and gives the directory free; connection pools must be closed before. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            space.close();
            keeper.close();
            release(lock);
        }
    }

    ServerKeeper keeper() {
        return keeper;
    }

    HomeSpace space() {
        return space;
    }

    /**
     * Runs at each start, so that an installation interrupted half-way ends secured as well. The account may use any
     * schema called signet…; root keeps its login over the socket of this machine's root, with the password besides.
     */
    private static String initSql(ServerFiles files) {
        String password = files.password();
        return String.join(
                "\n",
                "create user if not exists '" + ServerFiles.USER + "'@'127.0.0.1';",
                "alter user '" + ServerFiles.USER + "'@'127.0.0.1' identified by '" + password + "';",
                "grant all privileges on `signet%`.* to '" + ServerFiles.USER + "'@'127.0.0.1';",
                "grant shutdown on *.* to '" + ServerFiles.USER + "'@'127.0.0.1';",
                "delete from mysql.global_priv where User = '' or (User = 'root' and Host <> 'localhost');",
                "flush privileges;",
                "alter user 'root'@'localhost' identified via unix_socket or mysql_native_password using password('"
                        + password + "');",
                "drop database if exists test;",
                "");
    }

    /** A server on our data whose application is gone: we hold the lock, so nobody else can be using it. */
    private static Optional<ProcessHandle> survivor(ServerFiles files, ServerBinaries binaries) {
        String program = binaries.server().getFileName().toString();
        String ours = "--datadir=" + files.data();
        Optional<ProcessHandle> byArguments = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith(program))
                        .isPresent())
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> java.util.List.of(arguments).contains(ours))
                        .isPresent())
                .findFirst();
        // Windows tells no arguments: there the pid we wrote down must do, if it still is a database server.
        return byArguments.or(() -> files.server()
                .filter(started -> binaries.isWindows())
                .flatMap(started -> ProcessHandle.of(started.pid()))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith(program))
                        .isPresent()));
    }

    private static void shutDown(ProcessHandle survivor, ServerFiles files) {
        log.warn(
                "The last run ended without stopping its database (process {}); stopping it now, the data is kept",
                survivor.pid());
        int port = files.server()
                .filter(started -> started.pid() == survivor.pid())
                .map(ServerFiles.Started::port)
                .orElse(0);
        ServerProcess.shutDownSurvivor(survivor, files, port);
        files.forgetServer();
    }

    private static void release(HomeLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
