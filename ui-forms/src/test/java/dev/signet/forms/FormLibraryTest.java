package dev.signet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormLibraryTest {

    private static final Path SOURCES = Path.of("src/main/resources");
    /** Of a kind that these tests bring along: no list names it. */
    private static final String FURTHER = "forms/number/review-number.html";

    @Test
    void holdsEveryFormOfTheFolder() throws IOException {
        try (var files = Files.walk(SOURCES.resolve("forms"))) {
            var written = files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("forms/shared/"))
                    .collect(Collectors.toSet());

            written.add(FURTHER);
            assertThat(FormLibrary.forms().keySet()).isEqualTo(written);
        }
    }

    /** Packaged, the forms are entries of a jar. */
    @Test // #10
    void holdsTheFormsOfAJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("forms.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path root : List.of(Path.of("target/classes"), Path.of("target/test-classes"))) {
                write(root, out);
            }
        }

        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Object forms = loader.loadClass(FormLibrary.class.getName())
                    .getMethod("forms")
                    .invoke(null);
            assertThat(forms).isEqualTo(FormLibrary.forms());
        }
    }

    private static void write(Path root, JarOutputStream jar) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                boolean folder = Files.isDirectory(file);
                if (name.isEmpty() || folder && !(name.equals("forms") && root.endsWith("target/classes"))) {
                    continue;
                }
                jar.putNextEntry(new JarEntry(folder ? name + "/" : name));
                if (!folder) {
                    Files.copy(file, jar);
                }
            }
        }
    }

    @Test
    void leavesNoIncludeOpen() {
        assertThat(FormLibrary.forms().values()).allSatisfy(form -> {
            assertThat(form).doesNotContain("<!-- include").contains("<form ", "cam-script", "camForm.on(");
            assertThat(form.split("<script", -1)).hasSize(2);
        });
    }

    @Test
    void neverTurnsTextIntoMarkup() {
        assertThat(FormLibrary.forms().values())
                .allSatisfy(form -> assertThat(form)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContain("{{"));
    }

    /** Whatever else stops a browser's form is no check that the guard could be held against. */
    @Test
    void checksNothingButByNamedChecks() {
        assertThat(FormLibrary.forms().values()).allSatisfy(form -> {
            assertThat(form.split("submitPrevented", -1)).hasSize(2);
            assertThat(form.split("function objection\\(\\)", -1)).hasSize(2);
            assertThat(form)
                    .contains("check: '", "checks.filter(function (each) { return each.fails(); })[0]")
                    .doesNotContainPattern(
                            "<(input|select|textarea)[^>]*\\s(required|pattern|min|max|minlength|maxlength)\\b")
                    .doesNotContainPattern("cam-variable-|\\sng-|setCustomValidity");
        });
    }

    @Test // #9
    void declaresEveryVariableThatItGives() {
        assertThat(FormLibrary.forms()).allSatisfy((name, form) -> {
            assertThat(FormLibrary.variables(name))
                    .containsOnlyKeys(
                            name.startsWith("forms/staff/")
                                    ? new String[] {"decision", "comment"}
                                    : new String[] {"decision", "reasonCodes", "comment", "unknownAccepted"});
            assertThat(FormLibrary.variables(name).values()).allMatch(variable -> variable.longest() <= 2000);
            assertThat(form.split("createVariable\\(", -1)).hasSize(2);
            assertThat(form)
                    .contains("carried.forEach(function (each) {\n      camForm.variableManager.createVariable(");
        });
        assertThat(FormLibrary.variables("forms/none.html")).isEmpty();
    }

    @Test
    void findsEveryPartItsScriptAsksFor() {
        assertThat(FormLibrary.forms().values()).allSatisfy(form -> {
            var asked = Pattern.compile("part\\('([a-z-]+)'\\)")
                    .matcher(form)
                    .results()
                    .map(m -> m.group(1));
            var there = Pattern.compile("data-part=\"([a-z-]+)\"")
                    .matcher(form)
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .collect(Collectors.toSet());

            assertThat(there).containsAll(asked.toList());
        });
    }
}
