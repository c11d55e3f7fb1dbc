package dev.signet.console.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code of actions, and what it names: parameters that it asks for, fields that it answers. */
final class ActionSources {

    private static final Path API = Path.of("src/main/java/dev/signet/api");
    private static final Set<String> NO_ACTIONS = Set.of("gateway", "rest", "signing", "wire", "api");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern READ = Pattern.compile("(?:call|RpcCall)\\s*\\.?\\s*"
            + "(?:text|requiredText|prose|requiredProse|name|requiredName|intValue|requiredInt|longValue|booleanValue|isGiven)"
            + "\\(\\s*\"(\\w+)\"");

    private static final Pattern ANSWERED = Pattern.compile("\\.(?:with|withTexts|withEach|put)\\(\\s*\"(\\w+)\"");

    /** By the name of the class. */
    private final Map<String, String> files = new TreeMap<>();

    private final Map<String, String> rooms = new TreeMap<>();

    ActionSources() {
        try (Stream<Path> all = Files.walk(API)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".java")).toList()) {
                String room = file.getParent().getFileName().toString();
                if (!NO_ACTIONS.contains(room)) {
                    String type = file.getFileName().toString().replace(".java", "");
                    files.put(type, Files.readString(file));
                    rooms.put(type, room);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class that has the action, and those of its room that it uses. */
    String of(String action) {
        Deque<String> open = new ArrayDeque<>(
                files.keySet().stream().filter(type -> isOf(type, action)).toList());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String type = open.pop();
            if (seen.add(type)) {
                files.keySet().stream()
                        .filter(other -> rooms.get(other).equals(rooms.get(type)) && !isAnAction(other))
                        .filter(other -> Pattern.compile("\\b" + other + "\\b")
                                .matcher(files.get(type))
                                .find())
                        .forEach(open::push);
            }
        }
        // The numbering of pages is the gateway's.
        String text = seen.stream().sorted().map(files::get).collect(Collectors.joining("\n"));
        return text.contains("ListPage.of(") ? text + "\"PageIndex\" \"PageSize\"" : text;
    }

    private boolean isOf(String type, String action) {
        return type.equals(action)
                || isAnAction(type) && (files.get(type).contains("\"" + action + "\"") || madeIn(type, action));
    }

    /** Three of them are made of their beginning and of whom they are about. */
    private boolean madeIn(String type, String action) {
        return Stream.of("AttachPolicyTo", "DetachPolicyFrom", "ListPoliciesFor")
                .anyMatch(begin -> action.startsWith(begin) && files.get(type).contains("\"" + begin + "\""));
    }

    private boolean isAnAction(String type) {
        String text = files.get(type);
        return text.contains("implements RpcAction")
                || text.contains("extends ImmediateAction") && !type.equals("RamAction");
    }

    static Set<String> literals(String text) {
        return LITERAL.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is literally asked for in all of them. */
    Set<String> read() {
        return found(READ);
    }

    /** What is literally answered by all of them. */
    Set<String> answered() {
        return found(ANSWERED);
    }

    private Set<String> found(Pattern pattern) {
        Collection<String> texts = files.values();
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Parts of a name that stand in the code by themselves: {@code Tag.N.Key} is made of Tag and Key. */
    static List<String> parts(String name) {
        return Stream.of(name.split("\\.N\\.?")).filter(part -> !part.isEmpty()).toList();
    }
}
