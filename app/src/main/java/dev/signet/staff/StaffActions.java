package dev.signet.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What staff may do and by which calls, who may, who else must agree, and what the audit trail calls it: {@code
 * app/docs/staff.tsv}, the one list of it. What is not on it does not answer.
 */
@Component
public class StaffActions {

    private static final String FILE = "staff/staff.tsv";
    private static final String NONE = "-";
    private static final String ANYONE = "anyone";
    private static final int COLUMNS = 5;

    private final Map<String, StaffAction> actions = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, PathPattern path, StaffAction action) {}

    StaffActions() {
        lines().forEach(this::add);
        for (StaffAction action : actions.values()) {
            for (String door : action.doors()) {
                String[] parts = door.split(" ");
                routes.add(new Route(parts[0], PathPatternParser.defaultInstance.parse(parts[1]), action));
            }
        }
        routes.sort(Comparator.comparing(Route::path));
    }

    /** Of every file of this name, as tests bring lines of their own. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        try {
            for (URL file : Collections.list(StaffActions.class.getClassLoader().getResources(FILE))) {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    in.lines().skip(1).forEach(lines::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("There is no list of what staff may do: " + FILE);
        }
        return lines;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(FILE + ": '" + line + "' is not action, doors, groups, second, audited");
        }
        StaffAction action = new StaffAction(
                cells[0],
                Arrays.asList(cells[1].split(", ")),
                cells[2].equals(ANYONE) ? Set.of() : groups(cells[2]),
                groups(cells[3]),
                cells[4].equals(NONE) ? List.of() : Arrays.asList(cells[4].split(" ")));
        if (actions.put(action.name(), action) != null) {
            throw new IllegalStateException(FILE + ": two lines of " + action.name());
        }
    }

    private static Set<StaffGroup> groups(String words) {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        if (!words.equals(NONE)) {
            Stream.of(words.split(" ")).forEach(word -> groups.addAll(StaffGroup.named(word)));
        }
        return groups;
    }

    /** @throws IllegalArgumentException where the list has no such action */
    public StaffAction require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(FILE + " has no line of " + name));
    }

    public Optional<StaffAction> find(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /**
     * What a call of a path does; empty where it is not on the list.
     *
     * @param method HEAD counts as GET, which answers it
     * @param path as sent, still encoded
     */
    public Optional<StaffAction> of(String method, String path) {
        String served = method.equals("HEAD") ? "GET" : method;
        PathContainer container = PathContainer.parsePath(path);
        return routes.stream()
                .filter(route -> route.method().equals(served) && route.path().matches(container))
                .map(Route::action)
                .findFirst();
    }

    /** Whether there is a page at this path that one of these groups may open. */
    public boolean opens(String path, Set<StaffGroup> person) {
        return of("GET", path).filter(action -> action.isOpenTo(person)).isPresent();
    }

    public Collection<StaffAction> all() {
        return Collections.unmodifiableCollection(actions.values());
    }

    /** Every call as it stands in the list: {@code POST /v1/admin/accounts}. */
    public Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        actions.values().forEach(action -> doors.addAll(action.doors()));
        return doors;
    }
}
