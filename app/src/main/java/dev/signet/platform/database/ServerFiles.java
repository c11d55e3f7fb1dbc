package dev.signet.platform.database;

import dev.signet.platform.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What the embedded database keeps in the home directory. */
record ServerFiles(Path home, String password) {

    /** The one account that may log in, from this machine only. */
    static final String USER = "signet";

    private static final int PASSWORD_BYTES = 24;

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
            List<String> all = Files.readAllLines(log());
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
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(PASSWORD_BYTES)));
        }
        return Files.readString(file).trim();
    }

    private static void onlyOurs(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
