package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An officer's copy of the rulebook of an earlier version, as it lies there after an upgrade of the product. */
class EarlierRulebookTest {

    private static final Pattern COPY = Pattern.compile("\\(rules/policies/([\\w/-]+)\\)");
    private static final Pattern DELETE = Pattern.compile("has no folder ([\\w/-]+): delete it");
    private static final Pattern LINE =
            Pattern.compile("([\\w/-]+\\.csv):\\d+: rule cannot be \"([A-Z0-9-]+)\": no norm has");
    private static final Pattern REMEDY =
            Pattern.compile(COPY.pattern() + "|" + DELETE.pattern() + "|no norm has this id");

    /** How often an officer has to be told: of missing folders and norms, then of rules that call what is gone. */
    private static final int MOST_ROUNDS = 3;

    /**
     * Of the version in which rules named the classes they used, all in {@code dev.signet.rules}: the heads of its rules
     * are read. What it lacks is told with the folders to copy, and with these copied it serves.
     */
    @Test
    void servesOnceTheFoldersAreCopiedThatItIsRefusedWith() throws Exception {
        Map<String, String> copy = files("rulebook-before-the-rooms.zip");

        for (int round = 0; round < MOST_ROUNDS; round++) {
            RulebookRejected refused = refusal(copy);
            if (refused == null) {
                break;
            }
            assertThat(refused.problems())
                    .allSatisfy(problem -> assertThat(problem.message()).containsPattern(REMEDY));
            COPY.matcher(refused.getMessage()).results().forEach(folder -> copyShipped(folder.group(1), copy));
            DELETE.matcher(refused.getMessage())
                    .results()
                    .forEach(folder -> copy.keySet().removeIf(path -> path.startsWith(folder.group(1) + "/")));
            LINE.matcher(refused.getMessage())
                    .results()
                    .forEach(line -> copy.computeIfPresent(
                            line.group(1), (file, text) -> text.replaceAll("(?m)^" + line.group(2) + ",.*\\R", "")));
        }

        Rulebook earlier = new RulebookLoader().load(PolicyFiles.of(copy));
        assertThat(earlier.norms()).hasSizeGreaterThan(100);
        assertThat(copy).doesNotContainKey("sending/source-address/SourceAddress.drl");
        assertThat(copy.get("signature/length/SignatureLength.drl")).startsWith("package ");
    }

    private static @Nullable RulebookRejected refusal(Map<String, String> files) {
        try {
            new RulebookLoader().load(PolicyFiles.of(files));
            return null;
        } catch (RulebookRejected e) {
            return e;
        }
    }

    /** Files of the folder itself; folders below it hold norms of their own. */
    private static void copyShipped(String folder, Map<String, String> copy) {
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.startsWith(folder + "/")
                        && !path.substring(folder.length() + 1).contains("/"))
                .forEach(path -> copy.put(path, shipped.text(path)));
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
