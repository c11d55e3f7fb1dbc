package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code app/docs/configuration} against the settings records, from which its pages are written. Run with
 * {@code -Dsignet.configuration.update=true} to write them anew.
 */
class ConfigurationPagesTest {

    private static final Path FOLDER = Path.of("docs/configuration");
    private static final String REWRITE = "mvn -pl app -am test -Dtest=ConfigurationPagesTest"
            + " -Dsignet.configuration.update=true -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void tellOfEverySettingWhatItsRecordTells() throws IOException {
        Map<String, String> pages = ConfigurationPages.written();
        if (Boolean.getBoolean("signet.configuration.update")) {
            rewrite(pages);
        }

        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(kept()).as("stale; write them anew by: " + REWRITE).isEqualTo(pages);
    }

    @Test
    void sayOfEverySettingWhatItIsFor() {
        assertThat(ConfigurationPages.unsaid())
                .as("components of settings records without a @param")
                .isEmpty();
    }

    private static Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        try (var files = Files.list(Files.createDirectories(FOLDER))) {
            for (Path file : files.toList()) {
                kept.put(file.getFileName().toString(), Files.readString(file, UTF_8));
            }
        }
        return kept;
    }

    private static void rewrite(Map<String, String> pages) throws IOException {
        for (String gone : kept().keySet()) {
            Files.delete(FOLDER.resolve(gone));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue(), UTF_8);
        }
    }
}
