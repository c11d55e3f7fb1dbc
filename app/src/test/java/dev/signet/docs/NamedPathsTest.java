package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a document says that something is to be found, it is found. */
class NamedPathsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern PATH =
            Pattern.compile("(?:app|rules|processes|ui-forms|\\.github|\\.ci)/[\\w./<>*…{},_-]*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}(?:IT)?");
    private static final Pattern VERSION = Pattern.compile("VyyyyMMddHHmm");

    private static Set<Path> tree;

    @BeforeAll
    static void readTree() throws IOException {
        Set<Path> paths = new TreeSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                if (Set.of("target", ".git", ".signet").contains(name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                paths.add(ROOT.relativize(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(ROOT.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        tree = paths;
    }

    @Test // #10
    void pathsInDocumentsAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            QUOTED.matcher(read(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(text -> PATH.matcher(text).matches() && !text.contains("/target/"))
                    .filter(text -> !isThere(text))
                    .forEach(text -> missing.add(document + ": " + text));
        }

        assertThat(missing).isEmpty();
    }

    @Test // #10
    void linksOfDocumentsLeadSomewhere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(read(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !Files.exists(ROOT.resolve(document).resolveSibling(link)))
                    .forEach(link -> missing.add(document + ": " + link));
        }

        assertThat(missing).isEmpty();
    }

    @Test // #10
    void typesThatContributorsAreSentToAreThere() throws IOException {
        Set<String> types = Sources.types();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            if (document.startsWith(".github") || document.startsWith("app/docs/decisions")) {
                QUOTED.matcher(read(document))
                        .results()
                        .map(found -> found.group(1))
                        .filter(text -> TYPE.matcher(text).matches() && !types.contains(text))
                        .filter(text -> !List.of("NullMarked", "JdbcTemplate").contains(text))
                        .forEach(text -> missing.add(document + ": " + text));
            }
        }

        assertThat(missing).isEmpty();
    }

    /** With {@code <area>} for any folder, and {@code …} for whatever is left out. */
    private static boolean isThere(String text) {
        String glob = VERSION.matcher(text)
                .replaceAll("V*")
                .replaceAll("<[^>]*>", "*")
                .replace("…", "**")
                .replaceAll("/$", "");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return tree.stream().anyMatch(matcher::matches);
    }

    private static List<Path> documents() {
        List<Path> documents =
                tree.stream().filter(path -> path.toString().endsWith(".md")).toList();
        assertThat(documents).hasSizeGreaterThan(10);
        return documents;
    }

    private static String read(Path document) throws IOException {
        return Files.readString(ROOT.resolve(document), UTF_8);
    }
}
