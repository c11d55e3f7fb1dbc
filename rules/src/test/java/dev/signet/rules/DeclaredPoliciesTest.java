package dev.signet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declaration of what is asked by name agrees with the code that asks, and holds the tables to their pairs. */
class DeclaredPoliciesTest {

    private static final List<String> ACCESSORS = List.of("words", "table", "pattern", "text");
    private static final Pattern ASKED =
            Pattern.compile("\\b(words|table|mapping|number|decimal|time|flag|text|pattern)\\(\\s*(?:[^()\"]*\\?\\s*)?\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9.-]+)\"");

    private static Policies shipped() {
        return new PolicyReader(PolicyFiles.shipped(), new ArrayList<>()).read();
    }

    /** Sources that speak of policies; others use the same words for columns and parameters of their own. */
    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("../app/src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    if (text.contains("olicies.") || text.contains("olicies()")) {
                        sources.add(text);
                    }
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(20);
        return sources;
    }

    @Test
    void declaresEveryNameThatTheProgramAsksFor() throws IOException {
        Policies shipped = shipped();
        Set<String> undeclared = new TreeSet<>();
        for (String source : sources()) {
            Matcher asked = ASKED.matcher(source);
            Set<String> names = new HashSet<>();
            while (asked.find()) {
                names.add(asked.group(2));
            }
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                if (ACCESSORS.stream().anyMatch(accessor -> shipped.names(accessor).contains(literal.group(1)))) {
                    names.add(literal.group(1));
                }
            }
            names.stream()
                    .filter(name -> ACCESSORS.stream()
                            .noneMatch(accessor -> DeclaredPolicies.ofProduct().names(accessor).contains(name)))
                    .forEach(undeclared::add);
        }

        assertThat(undeclared).isEmpty();
    }

    @Test
    void declaresNothingThatTheShippedRulebookLacks() {
        Policies shipped = shipped();

        for (String accessor : ACCESSORS) {
            assertThat(shipped.names(accessor)).containsAll(DeclaredPolicies.ofProduct().names(accessor));
        }
    }

    @Test
    void declaresEveryTableOfTheShippedRulebook() {
        assertThat(DeclaredPolicies.ofProduct().names("table")).isEqualTo(new TreeSet<>(shipped().names("table")));
    }

    private static List<Problem> problemsWith(Map<String, String> changed) {
        Map<String, String> texts = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.matches(".*\\.(csv|txt)"))
                .forEach(path -> texts.put(path, shipped.text(path)));
        texts.putAll(changed);
        List<Problem> problems = new ArrayList<>();
        PolicyReader reader = new PolicyReader(PolicyFiles.of(texts), problems);
        DeclaredPolicies.ofProduct().check(reader.read(), reader.places(), problems);
        return problems;
    }

    /** Lists that must agree: what one gains or loses the other must, or the rulebook does not judge. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // an ending of a promotional template that nobody would hear when it is sent back
        "template/promotional-opt-out/opt-out-endings.txt; +; 回QX退订; must be in uplink-opt-out",
        // an ending that asks for a letter that nobody would hear
        "template/promotional-opt-out/opt-out-endings.txt; +; 回QX退订; asks for \"qx\"",
        // an ending that a verification or notification could carry unseen
        "template/promotional-opt-out/opt-out-endings.txt; +; 不收请回TD; must hold a phrase of opt-out-phrases",
        "uplink/uplink-opt-out.txt; 退订回复N; ; \"退订回复n\" must be in uplink-opt-out",
        "uplink/uplink-opt-out-weak.txt; 取消; jc0000; must not be in uplink-release",
        "uplink/uplink-opt-out.txt; 退定; 取消; must not be in uplink-opt-out-weak",
        "blacklist-release/releasable/release-platform-codes.txt; isv.CUSTOMER_REFUSED; isv.CUSTOMER_REFUSES; must be in blacklist-classes.code",
        "signature/evidence/source-documents.csv; trademark,trademark_c; brand,trademark_c; must be in signature-sources.source",
        "signature/well-known/well-known-names.csv; carrier; carriers; must be in well-known-kinds.kind",
        "template-library/template-library.csv; numberCaptcha; numberCapcha; a value of variable-attributes.code",
    })
    void holdsListsTogetherThatMustAgree(String file, String what, String with, String message) {
        String text = PolicyFiles.shipped().text(file);
        String changed = what.equals("+") ? text + with + "\n" : text.replace(what, with == null ? "" : with);
        assertThat(changed).isNotEqualTo(text);

        assertThat(problemsWith(Map.of())).isEmpty();
        assertThat(problemsWith(Map.of(file, changed))).anySatisfy(problem -> assertThat(problem.message()).contains(message));
    }

    /** Limits of officers against what the program's own tables can hold. */
    @ParameterizedTest
    @CsvSource({
        "sending/parameters.csv, 'sending.contacts.name.max,20', 'sending.contacts.name.max,51'",
        "sending/parameters.csv, 'sending.package.warning.highest,2000000000', 'sending.package.warning.highest,2000000001'",
        "sending/parameters.csv, 'sending.verification.own.highest,40', 'sending.verification.own.highest,241'",
        "signature/parameters.csv, 'signature.length.max,12', 'signature.length.max,51'",
        "bulk/parameters.csv, 'bulk.task.name.max,30', 'bulk.task.name.max,101'",
        "blacklist-release/parameters.csv, 'release.reason.max,200', 'release.reason.max,501'",
        "evidence/parameters.csv, 'evidence.image.bytes.max,2097152', 'evidence.image.bytes.max,10485761'",
        "billing/parameters.csv, 'billing.text.max,500', 'billing.text.max,601'",
    })
    void refusesALimitThatTheProgramCannotKeep(String file, String what, String with) {
        String text = PolicyFiles.shipped().text(file);
        assertThat(text).contains(what);

        assertThat(problemsWith(Map.of(file, text.replace(what, with)))).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).contains("cannot be", "a whole number in");
        });
    }
}
