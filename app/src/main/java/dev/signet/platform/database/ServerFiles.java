package dev.signet.platform.database;

import dev.signet.platform.secret.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the embedded database keeps in the home directory. */
record ServerFiles(Path home, String password) {

    private static final Logger log = LoggerFactory.getLogger(ServerFiles.class);

    /** The one account that may log in, from this machine only. */
    static final String USER = "signet";

    private static final int PASSWORD_BYTES = 24;
    private static final long LARGEST_LOG_BYTES = 8 << 20;
    private static final int LOG_TAIL_BYTES = 64 << 10;

    /** A server that was started and not yet seen to end. */
    record Started(long pid, int port) {}

    static ServerFiles in(Path directory) {
        try {
            Path home = directory.toAbsolutePath().normalize();
            Files.createDirectories(home);
            onlyOurs(home, "rwx------");
            Files.createDirectories(home.resolve("tmp"));
            return new ServerFiles(home, password(home.resolve("database.password")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + directory, e);
        }
    }

    Path data() {
        return home.resolve("database");
    }

    /** Exists once all schemas were complete. */
    Path readyMark() {
        return home.resolve("database.ready");
    }

    Path tmp() {
        return home.resolve("tmp");
    }

    Path log() {
        return home.resolve("database.log");
    }

    /** What it said before its log was emptied for its size. */
    private Path olderLog() {
        return home.resolve("database.log.old");
    }

    /**
     * Keeps the log from growing without end: past its size the end of it is kept beside it, and it begins anew. The
     * server appends to the open file wherever that ends, so that it need not be told.
     */
    void boundLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG_BYTES) {
                try {
                    Files.write(olderLog(), logEnd(LOG_TAIL_BYTES));
                } finally {
                    // On a full disk the end of it is lost; that it fills the disk further would be worse.
                    try (FileChannel all = FileChannel.open(log(), StandardOpenOption.WRITE)) {
                        all.truncate(0);
                    }
                }
            }
        } catch (IOException e) {
            log.warn("The embedded database's log {} cannot be kept short: {}", log(), e.toString());
        }
    }

    private byte[] logEnd(int bytes) throws IOException {
        try (FileChannel all = FileChannel.open(log(), StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(bytes, all.size()));
            long from = all.size() - end.capacity();
            while (end.hasRemaining() && all.read(end, from + end.position()) > 0) {
                // until the end
            }
            return Arrays.copyOf(end.array(), end.position());
        }
    }

    Path initFile() {
        return home.resolve("init.sql");
    }

    /** An empty file to read from: the server must not share the console's input. */
    Path nothing() throws IOException {
        Path file = tmp().resolve("nothing");
        Files.write(file, new byte[0]);
        return file;
    }

    private Path serverFile() {
        return home.resolve("server.properties");
    }

    String jdbcUrl(int port, String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    void writeServer(long pid, int port) throws IOException {
        writePrivate(serverFile(), "pid=" + pid + "\nport=" + port + "\n");
    }

    Optional<Started> server() {
        try {
            if (!Files.exists(serverFile())) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(serverFile())));
            return Optional.of(new Started(
                    Long.parseLong(properties.getProperty("pid")), Integer.parseInt(properties.getProperty("port"))));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    void forgetServer() {
        try {
            Files.deleteIfExists(serverFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String logTail(int lines) {
        try {
            List<String> all = new String(logEnd(LOG_TAIL_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Writes whole or not at all, readable by this user only. */
    void writePrivate(Path file, String text) throws IOException {
        PrivateFiles.write(file, text);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(PASSWORD_BYTES)));
        }
        return Files.readString(file).trim();
    }

    private static void onlyOurs(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
