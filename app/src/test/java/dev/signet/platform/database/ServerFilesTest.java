package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {

    private static final int LARGE = 9 << 20;

    @TempDir
    Path home;

    @Test // #9 15: the database's own log grew without end
    void beginsTheLogAnewPastItsSizeAndKeepsItsEnd() throws IOException {
        ServerFiles files = ServerFiles.in(home);
        try (OutputStream server =
                Files.newOutputStream(files.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            server.write(new byte[LARGE]);
            server.write("[ERROR] the last words\n".getBytes());

            files.boundLog();
            server.write("goes on\n".getBytes());
        }

        assertThat(Files.readString(files.log())).isEqualTo("goes on\n");
        assertThat(Files.readString(home.resolve("database.log.old"))).endsWith("[ERROR] the last words\n");
        assertThat(files.logTail(1)).isEqualTo("goes on");
    }

    @Test // #9 15
    void seesThatTheHomeTakesNoWrites() throws IOException {
        ServerFiles files = ServerFiles.in(home);
        try (HomeSpace space = new HomeSpace(files)) {
            space.look();
            assertThat(space.trouble()).isEmpty();

            Files.delete(files.tmp());
            space.look();
            assertThat(space.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains(home.toString()));

            Files.createDirectory(files.tmp());
            space.look();
            assertThat(space.trouble()).isEmpty();
            assertThat(files.tmp()).isEmptyDirectory();
        }
    }
}
