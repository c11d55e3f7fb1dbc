package dev.signet.rulebook;

import dev.signet.rules.policy.PolicyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy on disk of the last rulebook of a directory that passed: it serves when the next start finds a broken one. */
final class LastGoodRulebook {

    private static final Logger log = LoggerFactory.getLogger(LastGoodRulebook.class);

    private final Path home;

    LastGoodRulebook(Path home) {
        this.home = home.toAbsolutePath();
    }

    Optional<PolicyFiles> of(Path directory) throws IOException {
        Path copy = place(directory);
        return Files.isDirectory(copy) ? Optional.of(PolicyFiles.fromDirectory(copy)) : Optional.empty();
    }

    /** A copy that cannot be written costs no judgement: it is only logged. */
    void keep(Path directory, PolicyFiles files) {
        Path place = place(directory);
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        try {
            delete(fresh);
            files.copyTo(fresh);
            delete(place);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("the last good rulebook could not be kept in {}: {}", place, e.toString());
        }
    }

    @Override
    public String toString() {
        return home.toString();
    }

    private Path place(Path directory) {
        byte[] path = directory.toString().getBytes(StandardCharsets.UTF_8);
        return home.resolve(UUID.nameUUIDFromBytes(path).toString());
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
