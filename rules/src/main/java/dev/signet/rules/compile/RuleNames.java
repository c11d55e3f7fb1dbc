package dev.signet.rules.compile;

import dev.signet.rules.fact.ApplicationKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

    private final Map<String, Set<String>> members;

    private RuleNames(Map<String, Set<String>> members) {
        this.members = members;
    }

    static RuleNames ofProduct() {
        return OF_PRODUCT;
    }

    private static RuleNames read() {
        Map<String, Set<String>> members = new HashMap<>();
        try (InputStream in = RuleNames.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is not on the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        members.put(
                                parts[0],
                                Set.of(
                                        parts[1].isBlank()
                                                ? new String[0]
                                                : parts[1].strip().split(" +")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
        ApplicationKind.all().forEach(kind -> members.putIfAbsent(kind.fact().getName(), Set.of(EVERY)));
        return new RuleNames(Map.copyOf(members));
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
