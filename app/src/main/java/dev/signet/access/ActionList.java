package dev.signet.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every call that a door of an account answers, with what it needs: {@code app/docs/api/actions.tsv}. What is not on it
 * does not answer.
 */
@Component
public class ActionList {

    private static final String FILE = "access/actions.tsv";
    private static final String PAGE = "page GET ";
    private static final int COLUMNS = 5;

    private final Map<String, List<ListedAction>> calls = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<PathPattern> pages;

    private record Route(String method, PathPattern path, List<ListedAction> actions) {}

    /** A call of a path with what stands in its places. */
    public record Matched(List<ListedAction> actions, Map<String, String> places) {}

    ActionList() {
        lines().forEach(this::add);
        calls.forEach((call, actions) -> {
            String[] parts = call.split("[ ]");
            if (parts.length == 3) {
                PathPattern path = PathPatternParser.defaultInstance.parse(parts[2]);
                routes.add(new Route(parts[1], path, List.copyOf(actions)));
            }
        });
        routes.sort(Comparator.comparing(Route::path));
        pages = calls.keySet().stream()
                .filter(call -> call.startsWith(PAGE) && !call.endsWith("/**"))
                .map(call -> PathPatternParser.defaultInstance.parse(call.substring(PAGE.length())))
                .toList();
    }

    /** Of every file of this name, as tests bring lines of their own. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        try {
            for (URL file : Collections.list(ActionList.class.getClassLoader().getResources(FILE))) {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    in.lines().skip(1).forEach(lines::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("There is no list of actions: " + FILE);
        }
        return lines;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length < COLUMNS || !cells[2].contains(":")) {
            throw new IllegalStateException(
                    FILE + ": '" + line + "' is not door, call, action, resource, access, when");
        }
        Optional<ListedAction.Condition> when = cells.length > COLUMNS && !cells[COLUMNS].isEmpty()
                ? Optional.of(ListedAction.Condition.parse(cells[COLUMNS]))
                : Optional.empty();
        ListedAction action = new ListedAction(
                cells[2], List.copyOf(Arrays.asList(cells[3].split(" "))), cells[4].equals("write"), when);
        calls.computeIfAbsent(cells[0] + " " + cells[1], call -> new ArrayList<>())
                .add(action);
    }

    /** What a call of the RPC protocol needs; empty where it is not on the list. */
    public List<ListedAction> rpc(String version, String action) {
        return calls.getOrDefault("rpc " + version + "/" + action, List.of());
    }

    /**
     * What a call of a path needs; empty where it is not on the list.
     *
     * @param method HEAD counts as GET, which answers it
     * @param path as sent, still encoded
     */
    public Optional<Matched> path(String method, String path) {
        String served = method.equals("HEAD") ? "GET" : method;
        PathContainer container = PathContainer.parsePath(path);
        for (Route route : routes) {
            PathPattern.PathMatchInfo found =
                    route.method().equals(served) ? route.path().matchAndExtract(container) : null;
            if (found != null) {
                return Optional.of(new Matched(route.actions(), found.getUriVariables()));
            }
        }
        return Optional.empty();
    }

    /** Whether any call asks for this action, whatever the case of its letters. */
    boolean asks(String action) {
        return of(action).findAny().isPresent();
    }

    /** What calls of this action are done to, by kind: {@code sign/…}, {@code template/…}. Each is judged by itself. */
    List<String> kindsOf(String action) {
        return of(action)
                .flatMap(line -> line.resources().stream())
                .filter(resource -> resource.indexOf('/') > 0 && resource.charAt(0) != '{')
                .map(resource -> resource.substring(0, resource.indexOf('/')) + "/…")
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<ListedAction> of(String action) {
        return calls.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.action().equalsIgnoreCase(action));
    }

    /** Whether the console has a page at this path, other than the one that says that there is none. */
    public boolean isPage(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return pages.stream().anyMatch(pattern -> pattern.matches(container));
    }

    /** Whether a call stands there by its own name. */
    public boolean isListed(String call) {
        return calls.containsKey(call);
    }

    /** All calls as they stand in the file: {@code v1 GET /v1/records}, {@code rpc 2017-05-25/SendSms}. */
    public Map<String, List<ListedAction>> all() {
        return Map.copyOf(calls);
    }
}
