package dev.signet;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of all modules as rooms: not too full, arrows one way only, each with a word about what it is for. */
class RoomsTest {

    private static final String ROOT = "dev.signet.";
    private static final int MOST_TYPES = 30;
    private static final Pattern TOUCHES =
            Pattern.compile("<p>Of its own module it may touch (.*?)\\.\\s*\\*/", Pattern.DOTALL);
    private static final Pattern ROOM = Pattern.compile("\\{@code ([\\w.]+)}");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.signet");

    @Test
    void noCircleBetweenAnyTwo() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void noneHoldsMoreThanAboutThirtyTypes() {
        Map<String, Long> types =
                rooms().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void eachSaysWhatItIsForAndTouchesOnlyWhatItSays() {
        Map<String, Set<String>> touched = new TreeMap<>();
        rooms().forEach(type -> touched.computeIfAbsent(type.getPackageName(), room -> new TreeSet<>())
                .addAll(neighbours(type)));

        assertThat(touched).isNotEmpty();
        assertSoftly(all -> touched.forEach(
                (room, rooms) -> all.assertThat(mayTouch(room)).as(room).containsAll(rooms)));
    }

    private static Stream<JavaClass> rooms() {
        return PRODUCTION.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"));
    }

    /** Rooms of the same module that a type reaches into. */
    private static Set<String> neighbours(JavaClass type) {
        String module = module(type.getPackageName());
        return PRODUCTION.stream()
                .filter(other -> other.equals(type) || other.getName().startsWith(type.getName() + "$"))
                .flatMap(other -> other.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(target -> target.getBaseComponentType().getPackageName())
                .filter(room -> room.startsWith(ROOT) && !room.equals(type.getPackageName()))
                .filter(room -> module(room).equals(module))
                .map(room -> room.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String module(String room) {
        String inside = room.substring(ROOT.length());
        return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : inside;
    }

    private static Set<String> mayTouch(String room) {
        String text = packageInfo(room);
        assertThat(text).as("what %s is for", room).contains("/**");
        return TOUCHES.matcher(text)
                .results()
                .flatMap(rooms -> ROOM.matcher(rooms.group(1)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String packageInfo(String room) {
        return List.of("app", "rules", "processes", "ui-forms").stream()
                .map(module -> Path.of("..", module, "src/main/java", room.replace('.', '/'), "package-info.java"))
                .filter(Files::exists)
                .findFirst()
                .map(RoomsTest::read)
                .orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
