package dev.signet.rulebook;

import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the officers' directory. It polls rather than listens: network file systems and mounted volumes send no
 * events. Editors save in several steps, so a change counts once two looks in a row see the same content.
 */
@Component
class RulebookWatcher {

    private final ActiveRulebook active;
    private String seen = "";
    private String tried = "";

    RulebookWatcher(ActiveRulebook active) {
        this.active = active;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        active.directory().ifPresent(this::look);
    }

    private void look(Path directory) {
        try {
            PolicyFiles files = PolicyFiles.fromDirectory(directory);
            boolean settled = files.hash().equals(seen);
            seen = files.hash();
            if (settled && !seen.equals(tried)) {
                tried = seen;
                active.activate(files);
            }
        } catch (IOException | UncheckedIOException e) {
            seen = "";
            tried = "";
            active.reject(List.of(new Problem(directory.toString(), 0, "the directory cannot be read: " + e)));
        }
    }
}
