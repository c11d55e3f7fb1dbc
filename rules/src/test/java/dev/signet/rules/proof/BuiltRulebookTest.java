package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Shipped;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build did need not be done at a start, and nothing else is left out. */
class BuiltRulebookTest {

    private static final String CASES = "sending/window/cases.yaml";

    private final PolicyFiles shipped = PolicyFiles.shipped();
    private final PolicyFiles wrong = withAWrongCase();

    private PolicyFiles withAWrongCase() {
        SortedMap<String, byte[]> files = new TreeMap<>(shipped.contents());
        String cases = shipped.text(CASES).replaceFirst("expect: pass", "expect: refuse");
        files.put(CASES, cases.getBytes(StandardCharsets.UTF_8));
        return PolicyFiles.ofBytes(files);
    }

    @Test // #10
    void aFileThatIsCutOffIsLeftAlone() throws IOException {
        try (InputStream file = BuiltRulebook.class.getResourceAsStream("built-rulebook.bin")) {
            byte[] whole = file.readAllBytes();
            assertThat(BuiltRulebook.read(new ByteArrayInputStream(whole)).proved())
                    .isEqualTo(shipped.hash());
            for (int length : new int[] {0, 3, 10, whole.length / 2, whole.length - 1}) {
                assertThat(BuiltRulebook.read(new ByteArrayInputStream(whole, 0, length)))
                        .as("its first %d bytes", length)
                        .isSameAs(BuiltRulebook.NOTHING);
            }
        }
        assertThat(BuiltRulebook.read(null)).isSameAs(BuiltRulebook.NOTHING);
    }

    /** What is as old as a part of it may have been made of the part before. */
    @Test // #10
    void theBuildMakesItAnewWhereAPartOrTheCompilerIsAnother(@TempDir Path classes) throws IOException {
        Path part = Files.writeString(classes.resolve("Rule.class"), "");
        Path file = classes.resolve("built-rulebook.bin");
        assertThat(BuiltRulebook.isFresh(file, classes, "17.1")).as("none yet").isFalse();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            RulebookProofWire.writeString("17.1", out);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));

        Files.setLastModifiedTime(part, FileTime.fromMillis(1_999));
        assertThat(BuiltRulebook.isFresh(file, classes, "17.1")).isTrue();
        assertThat(BuiltRulebook.isFresh(file, classes, "17.2"))
                .as("another compiler")
                .isFalse();

        Files.setLastModifiedTime(part, FileTime.fromMillis(2_000));
        assertThat(BuiltRulebook.isFresh(file, classes, "17.1"))
                .as("a part as old")
                .isFalse();

        Files.setLastModifiedTime(part, FileTime.fromMillis(1_000));
        Files.write(file, new byte[] {0, 0});
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
        assertThat(BuiltRulebook.isFresh(file, classes, "17.1")).as("cut off").isFalse();
    }

    private static RulebookLoader loader(String proved) {
        BuiltRulebook built =
                new BuiltRulebook(proved, BuiltRulebook.ofProduct().compiled());
        return new RulebookLoader(Shipped.rulebook().areas(), true, () -> built);
    }

    @Test
    void theBuildCompiledAndProvedWhatIsShipped() {
        assertThat(BuiltRulebook.ofProduct().proved()).isEqualTo(shipped.hash());
        assertThat(BuiltRulebook.ofProduct().compiled().keySet())
                .containsAll(Shipped.rulebook().areas());
    }

    @Test
    void theCasesOfOtherFilesAreTried() {
        assertThatThrownBy(() -> loader(shipped.hash()).load(wrong))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(CASES);
    }

    @Test
    void theCasesAreTriedWhereTheBuildDidNotProveThem() {
        assertThatThrownBy(() -> loader("").load(wrong))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(CASES);
    }

    @Test
    void theCasesThatTheBuildProvedAreNotTriedOnceMore() throws RulebookRejected {
        Rulebook rulebook = loader(wrong.hash()).load(wrong);

        assertThat(rulebook.files().hash()).isEqualTo(wrong.hash());
    }
}
