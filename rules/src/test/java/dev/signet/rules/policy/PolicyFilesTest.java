package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFilesTest {

    @TempDir
    private Path directory;

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void readsFilesOfAllFoldersByTheirPath() throws IOException {
        write("words.txt", "甲");
        write("signature/length/cases.yaml", "fact: signature");

        PolicyFiles files = PolicyFiles.fromDirectory(directory);

        assertThat(files.contents().keySet()).containsExactly("signature/length/cases.yaml", "words.txt");
        assertThat(files.text("words.txt")).isEqualTo("甲");
        assertThat(files.isEmpty()).isFalse();
        assertThat(PolicyFiles.area("signature/length/cases.yaml")).isEqualTo("signature");
        assertThat(PolicyFiles.area("words.txt")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".words.txt",
                ".git/words.txt",
                "a/.old/words.txt",
                "~$words.csv",
                "a/~$words.csv",
                "#words.txt#",
                "words.txt~",
                "words.txt.swp",
                "words.tmp",
                "words.bak",
            })
    void passesOverWhatEditorsLeaveBehind(String file) throws IOException {
        write(file, "甲");

        assertThat(PolicyFiles.fromDirectory(directory).isEmpty()).isTrue();
    }

    @Test
    void hasAHashOfAllPathsAndContents() {
        String hash = PolicyFiles.of(Map.of("a.txt", "甲", "b.txt", "乙")).hash();

        assertThat(hash)
                .matches("[0-9a-f]{12}")
                .isEqualTo(PolicyFiles.of(Map.of("b.txt", "乙", "a.txt", "甲")).hash());
        assertThat(hash)
                .isNotEqualTo(PolicyFiles.of(Map.of("a.txt", "乙", "b.txt", "甲")).hash());
        assertThat(hash)
                .isNotEqualTo(PolicyFiles.of(Map.of("a.txt", "甲", "c.txt", "乙")).hash());
        assertThat(hash).isNotEqualTo(PolicyFiles.of(Map.of("a.txt", "甲")).hash());
        // What ends one name and opens the next is told apart.
        assertThat(PolicyFiles.of(Map.of("a", "", "ab", "")).hash())
                .isNotEqualTo(PolicyFiles.of(Map.of("aa", "", "b", "")).hash());
    }

    @Test
    void copiesEveryFileIntoFoldersThatItMakes() throws IOException {
        PolicyFiles files = PolicyFiles.of(Map.of("a/b/words.txt", "甲", "table.csv", "x"));

        files.copyTo(directory.resolve("copy"));

        assertThat(PolicyFiles.fromDirectory(directory.resolve("copy")).hash()).isEqualTo(files.hash());
        assertThat(directory.resolve("copy/a/b/words.txt"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo("甲");
    }

    @Test
    void namesFilesThatAreNoTextAndLeavesWhatItDoesNotRead() throws IOException {
        write("a/words.txt", "甲");
        Files.write(directory.resolve("a/table.csv"), new byte[] {'x', '\n', (byte) 0xE9});
        Files.write(directory.resolve("a/notes.docx"), new byte[] {(byte) 0xD0, 0});

        PolicyFiles files = PolicyFiles.fromDirectory(directory);

        assertThat(files.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("a/table.csv");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("not UTF-8");
        });
        assertThatThrownBy(() -> files.text("a/table.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a/table.csv:2: the file is not UTF-8");
    }

    @Test
    void findsTheShippedRulebookBesideTheClassesAndInAPackagedApplication() throws Exception {
        PolicyFiles beside = PolicyFiles.shipped();
        Path jar = directory.resolve("rules.jar");
        packed(jar, beside);

        // A loader that has the product's classes and the packed rulebook, and not the folder beside the classes.
        URL classes = PolicyFiles.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {jar.toUri().toURL(), classes},
                getClass().getClassLoader().getParent())) {
            Class<?> packed = loader.loadClass(PolicyFiles.class.getName());
            Object shipped = packed.getMethod("shipped").invoke(null);

            assertThat(packed.getMethod("hash").invoke(shipped)).isEqualTo(beside.hash());
        }
        assertThat(beside.contents()).containsKeys("parameters.csv", "uplink/uplink-opt-out.txt");
    }

    private static void packed(Path jar, PolicyFiles files) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packer = new JarOutputStream(out)) {
            packer.putNextEntry(new JarEntry("policies/"));
            packer.putNextEntry(new JarEntry("policies/sending/"));
            packer.putNextEntry(new JarEntry("elsewhere/words.txt"));
            packer.putNextEntry(new JarEntry("policies/.hidden"));
            for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
                packer.putNextEntry(new JarEntry("policies/" + file.getKey()));
                packer.write(file.getValue());
            }
        }
    }
}
