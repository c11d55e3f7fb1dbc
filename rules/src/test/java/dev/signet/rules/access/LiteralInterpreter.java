package dev.signet.rules.access;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The language read word by word, as slowly as it likes: what the engine is held against. */
final class LiteralInterpreter {

    private LiteralInterpreter() {}

    /** @param values of the condition keys that the request has */
    static String judge(List<String> policies, String action, String resource, Map<String, String> values) {
        List<Map<?, ?>> matching = policies.stream()
                .map(policy -> (Map<?, ?>) new Yaml().load(policy))
                .flatMap(policy -> list(policy.get("Statement")).stream())
                .<Map<?, ?>>map(statement -> (Map<?, ?>) statement)
                .filter(statement -> matches(statement, action, resource, values))
                .toList();
        return matching.stream().anyMatch(statement -> statement.get("Effect").equals("Deny"))
                ? "EXPLICIT_DENY"
                : matching.isEmpty() ? "IMPLICIT_DENY" : "ALLOW";
    }

    private static boolean matches(Map<?, ?> statement, String action, String resource, Map<String, String> values) {
        boolean except = statement.containsKey("NotAction");
        boolean named = list(statement.get(except ? "NotAction" : "Action")).stream()
                .anyMatch(pattern -> wild(pattern, action, Pattern.CASE_INSENSITIVE));
        boolean there = list(statement.get("Resource")).stream().anyMatch(pattern -> isIn(pattern + "", resource));
        Map<?, ?> conditions = (Map<?, ?>) statement.get("Condition");
        return named != except
                && there
                && (conditions == null
                        || conditions.entrySet().stream()
                                .allMatch(operator -> ((Map<?, ?>) operator.getValue())
                                        .entrySet().stream()
                                                .allMatch(key -> holds(
                                                        operator.getKey() + "",
                                                        list(key.getValue()),
                                                        values.get(key.getKey() + "")))));
    }

    private static boolean isIn(String pattern, String resource) {
        String[] wanted = pattern.split(":", 5);
        String[] parts = resource.split(":", 5);
        return pattern.equals("*")
                || (Stream.of(1, 3).allMatch(part -> wild(wanted[part], parts[part], 0))
                        && wild(oneSpelling(wanted[4]), oneSpelling(parts[4]), 0));
    }

    private static String oneSpelling(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean holds(String operator, List<?> wanted, String got) {
        String positive = operator.replace("Not", "");
        boolean any = got != null && wanted.stream().anyMatch(value -> fits(positive, value + "", got));
        return any != operator.contains("Not");
    }

    private static boolean fits(String operator, String wanted, String got) {
        return switch (operator) {
            case "StringEquals", "Bool" -> wanted.equals(got);
            case "StringEqualsIgnoreCase" -> wanted.equalsIgnoreCase(got);
            case "StringLike" -> wild(wanted, got, 0);
            case "IpAddress" -> isWithin(wanted.split("/"), got);
            default ->
                operator.startsWith("Date")
                        ? fits(
                                operator,
                                OffsetDateTime.parse(got)
                                        .toInstant()
                                        .compareTo(OffsetDateTime.parse(wanted).toInstant()))
                        : got.matches("[0-9.-]+")
                                && fits(operator, new BigDecimal(got).compareTo(new BigDecimal(wanted)));
        };
    }

    private static boolean fits(String operator, int order) {
        boolean equal = operator.endsWith("Equals") && order == 0;
        return equal || operator.contains("Less") && order < 0 || operator.contains("Greater") && order > 0;
    }

    private static boolean isWithin(String[] block, String got) {
        byte[] first = bytes(block[0]);
        byte[] address = bytes(got);
        int rest = block.length == 1 ? 0 : first.length * 8 - Integer.parseInt(block[1]);
        return first.length == address.length
                && new BigInteger(1, first).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean wild(Object pattern, String text, int flags) {
        String expression = pattern.toString()
                .codePoints()
                .mapToObj(Character::toString)
                .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c))
                .reduce("", String::concat);
        return Pattern.compile(expression, flags | Pattern.DOTALL).matcher(text).matches();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }
}
