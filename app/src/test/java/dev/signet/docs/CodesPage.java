package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The tables of {@code app/docs/api/codes.md}. */
public final class CodesPage {

    private static final Path PAGE = Path.of("docs/api/codes.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private CodesPage() {}

    /** The codes in the first column of the tables under a heading, in their order. */
    public static List<String> codes(String heading) {
        String[] parts = text().split("(?m)^#+ ");
        for (String part : parts) {
            if (part.startsWith(heading + "\n")) {
                return part.lines()
                        .filter(line -> line.startsWith("| `"))
                        .flatMap(line -> CODE.matcher(line.split("\\|")[1]).results())
                        .map(result -> result.group(1))
                        .toList();
            }
        }
        throw new IllegalArgumentException("codes.md has no heading " + heading);
    }

    public static List<String> all() {
        return CODE.matcher(text()).results().map(result -> result.group(1)).toList();
    }

    private static String text() {
        try {
            return Files.readString(PAGE, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
