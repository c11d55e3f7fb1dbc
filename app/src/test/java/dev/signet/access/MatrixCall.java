package dev.signet.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of the list with values in its places.
 *
 * @param door {@code rpc}, {@code v1}, {@code queue} or {@code page}
 * @param call as the list writes it
 * @param needed all that must be allowed
 * @param asked whether it also asks for what a further line is about
 */
record MatrixCall(String door, String call, List<ListedAction> needed, boolean asked) {

    /** What every place of a body or of parameters holds, and every place of a path, where some must be numbers. */
    static final String VALUE = "Matrix";

    static final String NUMBER = "1";

    private static final Pattern PLACE = Pattern.compile("\\{#?([^}]*)}");

    /** Every call, in order; one that has further lines twice, without and with what these are about. */
    static List<MatrixCall> all(ActionList actions) {
        return actions.all().entrySet().stream()
                .filter(entry -> !entry.getValue().get(0).action().startsWith("probe:")) // of tests of the doors
                .flatMap(entry -> {
                    String[] parts = entry.getKey().split(" ", 2);
                    List<ListedAction> always = entry.getValue().stream()
                            .filter(action -> action.when().isEmpty())
                            .toList();
                    MatrixCall plain = new MatrixCall(parts[0], parts[1], always, false);
                    return always.size() == entry.getValue().size()
                            ? Stream.of(plain)
                            : Stream.of(plain, new MatrixCall(parts[0], parts[1], entry.getValue(), true));
                })
                .sorted(Comparator.comparing(MatrixCall::toString))
                .toList();
    }

    String method() {
        return call.split(" ")[0];
    }

    /** @param queue for the doors of queues */
    String path(String queue) {
        return PLACE.matcher(call.split(" ")[1].replace("{queue}", queue)).replaceAll(NUMBER);
    }

    /** By what the read-only policies go: the action's name. */
    boolean isRead() {
        return every(action ->
                action.action().substring(action.action().indexOf(':') + 1).matches("(Get|List|Query|Describe).*"));
    }

    boolean isOf(String service) {
        return every(action -> action.action().startsWith(service + ":"));
    }

    /** Whom a key or token belongs to may be asked by whoever has it. */
    boolean isOpenToAll() {
        return every(action -> action.resources().equals(List.of("-")));
    }

    /** Whether it is done to something of its own only. */
    boolean namesAllItTouches() {
        return every(action -> action.resources().stream().allMatch(resource -> resource.contains("{")));
    }

    boolean namesSomethingItTouches() {
        return !every(action -> action.resources().stream().noneMatch(resource -> resource.contains("{")));
    }

    private boolean every(Predicate<ListedAction> holds) {
        return needed.stream().allMatch(holds);
    }

    /** The values of parameters, of the query or of the body; those of the path stand there. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (ListedAction action : needed) {
            for (String resource : action.resources()) {
                for (String name : places(resource)) {
                    if (door.equals("rpc") || !call.contains("{" + name + "}")) {
                        values.put(
                                name.replace("[]", "").replace(".N", ".1"),
                                name.endsWith("[]") ? "[\"" + VALUE + "\"]" : value(name));
                    }
                }
            }
            action.when().ifPresent(when -> values.put(when.value(), other(when.harmless())));
        }
        return values;
    }

    private static List<String> places(String resource) {
        List<String> names = new ArrayList<>();
        Matcher place = PLACE.matcher(resource);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** No role's ARN, so that the door alone is asked. */
    private static String value(String name) {
        return name.equals("RoleArn") ? "role/" + VALUE : VALUE;
    }

    private static String other(String harmless) {
        return switch (harmless) {
            case "false" -> "true";
            case "true" -> "false";
            default -> VALUE;
        };
    }

    @Override
    public String toString() {
        return door + " " + call + (asked ? " asking for more" : "");
    }
}
