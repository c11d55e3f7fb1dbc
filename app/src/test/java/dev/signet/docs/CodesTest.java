package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code app/docs/api/codes.md} against what Dysmsapi documents and against what this product can answer. */
class CodesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/signet");
    private static final Path TABLE = Path.of("../rules/policies/api-codes.csv");
    private static final Pattern REFUSED =
            Pattern.compile("\"(4\\d\\d) ((?!InvalidSecurityToken|InvalidAccessKeyId|InvalidVersion"
                    + "|MissingSecurityToken|SignatureDoesNotMatch)[A-Z][\\w.]+)");
    private static final Pattern BUSINESS = Pattern.compile("\"(is[vp]\\.[A-Za-z_]+)\"");

    @Test
    void saysOfEveryDocumentedCodeWhetherItIsAnswered() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("src/test/resources/documented-codes.txt"), UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(documented).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(CodesPage.all()).containsAll(documented);
    }

    @Test
    void tellsOfEveryCodeOfTheNorms() throws IOException {
        Set<String> codes = new TreeSet<>();
        Files.readAllLines(TABLE, UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("norm,") && !line.startsWith("RC-"))
                .map(line -> line.split(","))
                .forEach(cells -> codes.addAll(List.of(cells[2], cells[3])));

        assertThat(codes).hasSizeGreaterThan(15);
        assertThat(CodesPage.all()).containsAll(codes);
    }

    @Test
    void tellsOfEveryBusinessCodeInTheSources() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher code = BUSINESS.matcher(Files.readString(file, UTF_8));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }

        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(CodesPage.all()).containsAll(codes);
    }

    /** What the clients of RAM and STS are refused with in their tests, is told with its HTTP status. */
    @Test
    void tellsOfEveryCodeThatAnAccountsPeopleAreRefusedWith() throws IOException {
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/signet/api/ram"))) {
            for (Path file : files.toList()) {
                Matcher code = REFUSED.matcher(Files.readString(file, UTF_8));
                while (code.find()) {
                    refused.add(code.group(1) + " " + code.group(2));
                }
            }
        }
        String page = Files.readString(Path.of("docs/api/codes.md"), UTF_8);
        List<String> people = page.substring(page.indexOf("## Codes of an account's people"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(refused)
                .hasSizeGreaterThan(50)
                .allSatisfy(code -> assertThat(people)
                        .as(code)
                        .anyMatch(line -> line.contains("`" + code.substring(4) + "`")
                                && line.contains("| " + code.substring(0, 3) + " |")));
    }
}
