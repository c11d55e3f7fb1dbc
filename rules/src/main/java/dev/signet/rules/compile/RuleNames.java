package dev.signet.rules.compile;

import dev.signet.rules.fact.ApplicationKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules may name: the one list {@code rule-names.txt}, and the facts of all kinds of application. What is not among
 * them is not there for rules.
 */
final class RuleNames {

    private static final String LIST = "rule-names.txt";
    private static final String EVERY = "*";
    private static final String CONSTRUCTOR = "<init>";
    private static final RuleNames OF_PRODUCT = read();

    /** Opens the part of the list whose names stand in compiled rules and are of no use to whoever writes them. */
    private static final String OF_COMPILER = "[compiler]";

    private static final String JAVA = "java.lang.";

    private final Map<String, Set<String>> members;
    private final SortedMap<String, String> given;

    private RuleNames(Map<String, Set<String>> members, SortedMap<String, String> given) {
        this.members = members;
        this.given = given;
    }

    static RuleNames ofProduct() {
        return OF_PRODUCT;
    }

    private static RuleNames read() {
        Map<String, Set<String>> members = new HashMap<>();
        SortedMap<String, String> given = new TreeMap<>();
        boolean ofCompiler = false;
        for (String line : lines()) {
            if (line.equals(OF_COMPILER)) {
                ofCompiler = true;
                continue;
            }
            String[] parts = line.split(":", 2);
            String type = parts[0];
            members.put(
                    type,
                    Set.of(parts[1].isBlank() ? new String[0] : parts[1].strip().split(" +")));
            if (!ofCompiler && !type.startsWith(JAVA) && !type.contains("$")) {
                given.put(type.substring(type.lastIndexOf('.') + 1), type);
            }
        }
        ApplicationKind.all().forEach(kind -> {
            members.putIfAbsent(kind.fact().getName(), Set.of(EVERY));
            given.putIfAbsent(kind.fact().getSimpleName(), kind.fact().getName());
        });
        return new RuleNames(Map.copyOf(members), Collections.unmodifiableSortedMap(given));
    }

    private static List<String> lines() {
        try (InputStream in = RuleNames.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
    }

    /** The types that rules name without an import, by their simple names. */
    SortedMap<String, String> given() {
        return given;
    }

    /** A type within a type, named {@code Table.Row}, as an import names it. */
    Optional<String> nested(String name) {
        String ending = "." + name.replace('.', '$');
        return members.keySet().stream()
                .filter(type -> type.contains("$") && type.endsWith(ending))
                .map(type -> type.replace('$', '.'))
                .findFirst();
    }

    /** Whether rules may see this type at all. */
    boolean shows(String type) {
        return members.containsKey(type);
    }

    /**
     * Whether rules may use a member.
     *
     * @param type the type as which the member's owner is known where it is used
     * @param member a method's or field's name, {@code <init>} for constructors; what is overloaded has one name
     */
    boolean allow(String type, String member) {
        try {
            return shows(type) && allow(Class.forName(type, false, RuleNames.class.getClassLoader()), member);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private boolean allow(@Nullable Class<?> type, String member) {
        if (type == null) {
            return false;
        }
        Set<String> listed = members.getOrDefault(type.getName(), Set.of());
        if (listed.contains(member) || listed.contains(EVERY) && declares(type, member)) {
            return true;
        }
        // A constructor is nobody's heir.
        return !member.equals(CONSTRUCTOR)
                && (allow(type.isInterface() ? Object.class : type.getSuperclass(), member)
                        || Stream.of(type.getInterfaces()).anyMatch(above -> allow(above, member)));
    }

    private static boolean declares(Class<?> type, String member) {
        Stream<? extends Member> declared = member.equals(CONSTRUCTOR)
                ? Stream.of(type.getDeclaredConstructors())
                : Stream.concat(
                        Stream.of(type.getDeclaredMethods())
                                .filter(method -> method.getName().equals(member)),
                        Stream.of(type.getDeclaredFields())
                                .filter(field -> field.getName().equals(member)));
        return declared.anyMatch(found -> Modifier.isPublic(found.getModifiers()));
    }
}
