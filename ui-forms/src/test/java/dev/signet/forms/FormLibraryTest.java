package dev.signet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormLibraryTest {

    private static final Path SOURCES = Path.of("src/main/resources");

    @Test
    void holdsEveryFormOfTheFolder() throws IOException {
        try (var files = Files.walk(SOURCES.resolve("forms"))) {
            var written = files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("forms/shared/"))
                    .collect(Collectors.toSet());

            assertThat(FormLibrary.forms().keySet()).isEqualTo(written);
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
                            name.startsWith("forms/access/")
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
