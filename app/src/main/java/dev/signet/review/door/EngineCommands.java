package dev.signet.review.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which person may run which of the engine's commands from outside: {@code review/engine-commands.txt}, read once. */
public final class EngineCommands {

    static final String FILE = "review/engine-commands.txt";

    private static final Pattern SECTION = Pattern.compile("\\[([a-z -]+?)(?: : (open)(?: (\\w+Process))?)?]");
    private static final String PACKAGES = "org.camunda.bpm.";
    private static final String NOBODY = "nobody";

    private final Map<String, Right> rights;
    /** By the process whose tasks they are about, where it has a section of its own. */
    private final Map<String, Map<String, Right>> ofProcesses;

    /**
     * @param groups one of which a person needs; none where nobody may
     * @param onOpenTask whether the command is about one task, which must be that of a review and neither delegated nor
     *     suspended
     */
    record Right(Set<String> groups, boolean onOpenTask) {

        private static final Right NONE = new Right(Set.of(), false);

        boolean isHeldBy(Collection<String> personsGroups) {
            return personsGroups.stream().anyMatch(groups::contains);
        }
    }

    private EngineCommands(Map<String, Right> rights, Map<String, Map<String, Right>> ofProcesses) {
        this.rights = Map.copyOf(rights);
        this.ofProcesses = Map.copyOf(ofProcesses);
    }

    public static EngineCommands shipped() {
        try (InputStream in = EngineCommands.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalStateException where a line is neither a section nor a class in one, or names a class again; or where a
     *     process has a command of its own that is about no task elsewhere, so that nobody would look for its task
     */
    static EngineCommands read(List<String> lines) {
        Map<String, Right> rights = new HashMap<>();
        Map<String, Map<String, Right>> ofProcesses = new HashMap<>();
        Map<String, Right> present = rights;
        Right section = null;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher begins = SECTION.matcher(line);
            if (begins.matches()) {
                Set<String> groups = NOBODY.equals(begins.group(1))
                        ? Set.of()
                        : Set.of(begins.group(1).split(" "));
                section = new Right(groups, begins.group(2) != null);
                present = begins.group(3) == null
                        ? rights
                        : ofProcesses.computeIfAbsent(begins.group(3), process -> new HashMap<>());
            } else if (section == null || !line.matches("[\\w.$]+") || present.put(PACKAGES + line, section) != null) {
                throw new IllegalStateException(FILE + ": not understood, or twice: " + line);
            }
        }
        ofProcesses.values().stream()
                .flatMap(ofOne -> ofOne.keySet().stream())
                .filter(command -> !rights.getOrDefault(command, Right.NONE).onOpenTask())
                .findAny()
                .ifPresent(command -> {
                    throw new IllegalStateException(FILE + ": of a process, but of no task in general: " + command);
                });
        return new EngineCommands(rights, ofProcesses);
    }

    /** Of a command that no line names, which nobody may run; of one about a task, where that is a review's. */
    Right of(Class<?> command) {
        return rights.getOrDefault(command.getName(), Right.NONE);
    }

    /** The same of a command about a task of this process, which may have a section of its own. */
    Right of(Class<?> command, String process) {
        return ofProcesses.getOrDefault(process, Map.of()).getOrDefault(command.getName(), of(command));
    }

    /** Whether one of these groups may run the command on some task, whichever. */
    boolean isForSomebodyOf(Class<?> command, Collection<String> groups) {
        return of(command).isHeldBy(groups)
                || ofProcesses.keySet().stream()
                        .anyMatch(process -> of(command, process).isHeldBy(groups));
    }

    /** The names of all classes that a line names. */
    Set<String> names() {
        return rights.keySet();
    }
}
