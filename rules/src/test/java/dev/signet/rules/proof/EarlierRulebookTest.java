package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** An officer's copy of the rulebook of an earlier version, as it lies there after an upgrade of the product. */
class EarlierRulebookTest {

    /** Of the version in which rules named the classes they used, all in {@code dev.signet.rules}. */
    @Test
    void isReadThoughItsRulesNamePackagesThatAreNoMore() throws Exception {
        Rulebook earlier = new RulebookLoader().load(PolicyFiles.of(files("rulebook-before-the-rooms.zip")));

        assertThat(earlier.norms()).hasSizeGreaterThan(100);
    }

    private static Map<String, String> files(String zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (InputStream in = EarlierRulebookTest.class.getResourceAsStream("/upgrade/" + zip);
                ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }
}
