package dev.signet.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.start.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Says that one living process owns the home directory; the operating system takes it back when that process dies. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home) {
        Path file = home.resolve("lock");
        // The owner's pid is kept beside the lock: Windows lets nobody read a locked file.
        Path owner = home.resolve("owner.pid");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(home, owner);
            }
            Files.write(owner, Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8));
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static StartupRefused inUse(Path home, Path owner) throws IOException {
        String pid =
                Files.exists(owner) ? " (process " + Files.readString(owner).trim() + ")" : "";
        return new StartupRefused(
                "Another Signet" + pid + " is running on " + home.toAbsolutePath()
                        + " and uses the embedded database there." + " 另一个 Signet 正在使用该目录中的内置数据库。",
                "Stop it first, or start this one on its own directory with --signet.home=<directory>,"
                        + " or let both use an external MariaDB with spring.datasource.url.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
