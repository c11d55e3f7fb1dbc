package dev.signet.rules.proof;

import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.RecipientHistory;
import dev.signet.rules.policy.TimeSpan;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes fact records of the {@code given} of a case. A component that is not given is unknown where it may be, and
 * otherwise empty, zero or no.
 */
final class FactBinder {

    /** What was written cannot be a fact; carries the line. */
    static final class Misfit extends RuntimeException {
        private final int line;

        Misfit(Node node, String message) {
            super(message, null, false, false);
            this.line = node.getStartMark().getLine() + 1;
        }

        int line() {
            return line;
        }
    }

    private static final Pattern SEVERAL = Pattern.compile("([1-9][0-9]{0,3}) (?:at (\\S+)|since (\\S+) every (.+))");

    private static final int MOST_TIMES = 10_000;

    private FactBinder() {}

    /** Later mappings override earlier ones, component by component. */
    static <T extends Record> T bind(Class<T> type, Node where, List<MappingNode> layers) {
        return record(type, where, layers);
    }

    static Map<String, Node> entries(MappingNode mapping) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw new Misfit(tuple.getKeyNode(), key + " is given twice");
            }
        }
        return entries;
    }

    static String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Misfit(node, "one value is expected here, not a list or mapping");
    }

    private static <T> T record(Class<T> type, Node where, List<MappingNode> layers) {
        Map<String, List<Node>> given = new LinkedHashMap<>();
        layers.forEach(layer -> entries(layer)
                .forEach((name, node) ->
                        given.computeIfAbsent(name, n -> new ArrayList<>()).add(node)));
        List<String> names = names(type).toList();
        given.forEach((name, nodes) -> {
            if (!names.contains(name)) {
                throw new Misfit(nodes.get(0), type.getSimpleName() + " has no " + name + "; it has " + names);
            }
        });
        return record(type, where, given);
    }

    private static <T> T record(Class<T> type, Node where, Map<String, List<Node>> given) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            values[i] = isClaim(component)
                    ? record(component.getType(), where, given)
                    : component(component, where, given.getOrDefault(component.getName(), List.of()));
        }
        return construct(type, where, types, values);
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> isClaim(component)
                        ? names(component.getType()).filter(name -> isSeen(type, name))
                        : Stream.of(component.getName()));
    }

    /** Norms see of a claim what the fact itself says of it, and no case proves anything by the rest. */
    private static boolean isSeen(Class<?> fact, String name) {
        return Arrays.stream(fact.getMethods())
                .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 0);
    }

    /** What somebody claims is given beside what else is known, as norms name it. */
    private static boolean isClaim(RecordComponent component) {
        return component.getName().equals("claim") && component.getType().isRecord();
    }

    private static <T> T construct(Class<T> type, Node where, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new Misfit(where, type.getSimpleName() + ": " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object component(RecordComponent component, Node where, List<Node> nodes) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
        if (last == null || last.getTag().equals(Tag.NULL)) {
            return nullable ? null : absent(component, where);
        }
        if (component.getType().isRecord() && nodes.stream().allMatch(MappingNode.class::isInstance)) {
            return record(
                    component.getType(),
                    last,
                    nodes.stream().map(MappingNode.class::cast).toList());
        }
        return value(component.getGenericType(), last);
    }

    private static Object absent(RecordComponent component, Node where) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return "";
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == RecipientHistory.class) {
            return RecipientHistory.NONE;
        }
        throw new Misfit(where, component.getName() + " must be given");
    }

    private static Object value(Type type, Node node) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, node);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            if (node instanceof MappingNode mapping) {
                return record(raw, node, List.of(mapping));
            }
            throw new Misfit(node, "a mapping is expected here");
        }
        if (raw == RecipientHistory.class) {
            return history(node);
        }
        return raw == String.class && node instanceof MappingNode mapping
                ? repeated(mapping)
                : simple(raw, node, scalar(node));
    }

    /** A long text written shortly: {@code {before: 【云】, repeat: 字, times: 500, after: 。}}. */
    private static String repeated(MappingNode node) {
        Map<String, Node> parts = entries(node);
        if (!parts.containsKey("repeat")
                || !parts.containsKey("times")
                || !Set.of("before", "repeat", "times", "after").containsAll(parts.keySet())) {
            throw new Misfit(
                    node, "a text is one value, or a mapping with repeat and times, and before and after if need be");
        }
        int times = (Integer) simple(int.class, parts.get("times"), scalar(parts.get("times")));
        if (times < 1 || times > MOST_TIMES) {
            throw new Misfit(parts.get("times"), "times is 1 to " + MOST_TIMES);
        }
        return part(parts, "before") + part(parts, "repeat").repeat(times) + part(parts, "after");
    }

    private static String part(Map<String, Node> parts, String name) {
        return parts.containsKey(name) ? scalar(parts.get(name)) : "";
    }

    private static Object collection(ParameterizedType type, Node node) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Map.class) {
            if (!(node instanceof MappingNode mapping)) {
                throw new Misfit(node, "a mapping is expected here");
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            entries(mapping).forEach((key, value) -> map.put(key, value(arguments[1], value)));
            return map;
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new Misfit(node, "a list is expected here");
        }
        List<Object> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(value(arguments[0], item)));
        return raw == Set.class ? new LinkedHashSet<>(items) : items;
    }

    /**
     * Earlier messages by what counts them, as a list of instants or shorter: {@code {number: [2026-11-22T01:00:00Z, …]}},
     * {@code {number: 40 since 2026-11-22T01:00Z every minute}}, {@code {number: 3 at 2026-11-22T01:00Z}}.
     */
    private static RecipientHistory history(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Misfit(node, "history is a mapping of counter scope to instants");
        }
        Map<CounterScope, long[]> instants = new EnumMap<>(CounterScope.class);
        entries(mapping).forEach((scope, given) -> {
            if (!(given instanceof SequenceNode)
                    && !SEVERAL.matcher(scalar(given)).matches()) {
                throw new Misfit(
                        given, "a list of instants is expected here, or 40 since 2026-11-22T01:00Z every minute");
            }
            List<Node> parts = given instanceof SequenceNode sequence ? sequence.getValue() : List.of(given);
            instants.put(
                    (CounterScope) constant(CounterScope.class, given, scope),
                    parts.stream().flatMapToLong(FactBinder::instants).sorted().toArray());
        });
        return new CaseHistory(instants);
    }

    private static LongStream instants(Node node) {
        String text = scalar(node);
        Matcher several = SEVERAL.matcher(text);
        if (!several.matches()) {
            return LongStream.of(((Instant) simple(Instant.class, node, text)).toEpochMilli());
        }
        try {
            boolean atOnce = several.group(4) == null;
            long first = OffsetDateTime.parse(several.group(atOnce ? 2 : 3))
                    .toInstant()
                    .toEpochMilli();
            long every = atOnce ? 0 : TimeSpan.of(several.group(4)).toMillis();
            return LongStream.range(0, Long.parseLong(several.group(1))).map(i -> first + i * every);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Misfit(
                    node,
                    "\"" + text + "\" is no history; it is written 40 since 2026-11-22T01:00Z every minute, or 3 at"
                            + " 2026-11-22T01:00Z");
        }
    }

    private record CaseHistory(Map<CounterScope, long[]> instants) implements RecipientHistory {

        @Override
        public int count(CounterScope scope, long fromMillis, long toMillis) {
            return (int) Arrays.stream(of(scope))
                    .filter(at -> at >= fromMillis && at < toMillis)
                    .count();
        }

        @Override
        public long nthNewest(CounterScope scope, int n) {
            long[] all = of(scope);
            return n > all.length ? Long.MIN_VALUE : all[all.length - n];
        }

        private long[] of(CounterScope scope) {
            return instants.getOrDefault(scope, new long[0]);
        }
    }

    private static Object simple(Class<?> type, Node node, String text) {
        try {
            return parse(type, node, text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Misfit(node, "\"" + text + "\" is no " + type.getSimpleName());
        }
    }

    private static Object parse(Class<?> type, Node node, String text) {
        if (type == String.class) {
            return text;
        } else if (type == boolean.class || type == Boolean.class) {
            return yesOrNo(node, text);
        } else if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        } else if (type == BigDecimal.class) {
            return new BigDecimal(text);
        } else if (type == LocalDate.class) {
            return LocalDate.parse(text);
        } else if (type == LocalTime.class) {
            return LocalTime.parse(text);
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.parse(text);
        } else if (type == Instant.class) {
            return Instant.parse(text);
        } else if (type == ZoneId.class) {
            return ZoneId.of(text);
        } else if (type == Duration.class) {
            return Duration.parse(text);
        } else if (type.isEnum()) {
            return constant(type, node, text);
        }
        throw new IllegalStateException("facts of type " + type + " cannot be written in a case");
    }

    private static Boolean yesOrNo(Node node, String text) {
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new Misfit(node, "yes or no is expected here, not " + text);
        };
    }

    private static Object constant(Class<?> type, Node node, String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new Misfit(
                node,
                text + " is none of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
}
