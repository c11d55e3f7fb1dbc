package dev.signet.rules.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.signet.rules.text.Unseen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a policy, and refuses whatever the language has not at the place where it stands. */
final class PolicyParser {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?_./-]+");
    private static final String ASSUME_ROLE = "sts:AssumeRole";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final JsonLocation START = new JsonLocation(ContentReference.unknown(), 0, 1, 1);

    private final String text;
    private final JsonParser json;
    private final boolean trust;

    private PolicyParser(String text, boolean trust) throws IOException {
        this.text = text;
        this.json = JSON.createParser(text);
        this.trust = trust;
    }

    static List<Statement> read(String text, int longest, boolean trust) {
        if (text.length() > longest) {
            throw new MalformedPolicy(START, "size", text.length(), longest);
        }
        if (text.indexOf(BYTE_ORDER_MARK) == 0) {
            throw new MalformedPolicy(START, "mark");
        }
        try {
            return new PolicyParser(text, trust).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an element of an object does with its value. */
    private interface Element {
        void read(String name, JsonLocation place) throws IOException;
    }

    private List<Statement> document() throws IOException {
        List<Statement> statements = new ArrayList<>();
        some();
        JsonLocation start = place();
        Set<String> seen = object("document", (name, place) -> {
            switch (name) {
                case "Version" -> {
                    if (!text(name).equals("1")) {
                        throw fault("version", json.getText());
                    }
                }
                case "Statement" -> {
                    JsonLocation list = begin(JsonToken.START_ARRAY, "list", name);
                    while (some() != JsonToken.END_ARRAY) {
                        statements.add(statement());
                    }
                    if (statements.isEmpty()) {
                        throw new MalformedPolicy(list, "empty", name);
                    }
                }
                default -> throw new MalformedPolicy(place, "element", name, List.of("Version", "Statement"));
            }
        });
        require(seen, start, "Version", "Statement");
        if (next() != null) {
            throw fault("trailing", json.getText());
        }
        return statements;
    }

    private Statement statement() throws IOException {
        JsonLocation start = place();
        boolean[] allows = new boolean[1];
        List<String> actions = new ArrayList<>();
        List<ResourcePattern> resources = new ArrayList<>();
        List<TrustedPrincipal> principals = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = object("Statement", (name, place) -> {
            switch (name) {
                case "Effect" -> allows[0] = effect(text(name));
                case "Action" -> texts(name, action -> actions.add(action(action)));
                case "NotAction" -> {
                    if (trust) {
                        throw new MalformedPolicy(place, "trust-action", name);
                    }
                    texts(name, action -> actions.add(action(action)));
                }
                case "Resource" -> {
                    if (trust) {
                        throw new MalformedPolicy(place, "trust-resource");
                    }
                    texts(name, resource -> resources.add(checked(resource, "resource", ResourcePattern::of)));
                }
                case "Principal" -> {
                    if (!trust) {
                        throw new MalformedPolicy(place, "principal");
                    }
                    principals(name, principals);
                }
                case "Condition" -> conditions(name, conditions);
                default -> throw new MalformedPolicy(place, "element", name, elements());
            }
        });
        require(seen, start, "Effect");
        if (seen.contains("Action") == seen.contains("NotAction")) {
            throw new MalformedPolicy(start, seen.contains("Action") ? "both-actions" : "no-action");
        }
        require(seen, start, trust ? "Principal" : "Resource");
        return new Statement(
                allows[0],
                seen.contains("NotAction"),
                actions.stream().map(action -> Glob.of(action, true)).toArray(Glob[]::new),
                List.copyOf(actions),
                resources.toArray(ResourcePattern[]::new),
                principals.toArray(TrustedPrincipal[]::new),
                conditions.toArray(Condition[]::new));
    }

    private List<String> elements() {
        return trust
                ? List.of("Effect", "Action", "Principal", "Condition")
                : List.of("Effect", "Action", "NotAction", "Resource", "Condition");
    }

    private boolean effect(String effect) {
        return switch (effect) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw fault("effect", effect);
        };
    }

    private String action(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw fault("action", action);
        }
        if (trust && !Glob.exactly(ASSUME_ROLE, true).matches(action)) {
            throw fault("trust-action", action);
        }
        return action;
    }

    private void principals(String name, List<TrustedPrincipal> principals) throws IOException {
        JsonLocation start = begin(JsonToken.START_OBJECT, "object", name);
        Set<String> kinds = members((kind, place) -> {
            switch (kind) {
                case "RAM" -> texts(kind, arn -> principals.add(checked(arn, "principal-ram", TrustedPrincipal::ram)));
                case "Service" ->
                    texts(
                            kind,
                            service ->
                                    principals.add(checked(service, "principal-service", TrustedPrincipal::service)));
                default -> throw new MalformedPolicy(place, "principal-kind", kind);
            }
        });
        if (kinds.isEmpty()) {
            throw new MalformedPolicy(start, "empty", name);
        }
    }

    private void conditions(String name, List<Condition> conditions) throws IOException {
        JsonLocation start = begin(JsonToken.START_OBJECT, "object", name);
        Set<String> operators = members((wire, place) -> {
            Operator operator = operator(wire, place);
            JsonLocation keys = begin(JsonToken.START_OBJECT, "object", wire);
            Set<String> named = members((key, where) -> conditions.add(condition(operator, key, where)));
            if (named.isEmpty()) {
                throw new MalformedPolicy(keys, "empty", wire);
            }
        });
        if (operators.isEmpty()) {
            throw new MalformedPolicy(start, "empty", name);
        }
    }

    private static Operator operator(String wire, JsonLocation place) {
        if (wire.startsWith("ForAllValues:") || wire.startsWith("ForAnyValue:")) {
            throw new MalformedPolicy(place, "operator-sets", wire, wire.substring(wire.indexOf(':') + 1));
        }
        if (wire.endsWith("IfExists")) {
            throw new MalformedPolicy(
                    place, "operator-if-exists", wire, wire.substring(0, wire.length() - "IfExists".length()));
        }
        return Operator.of(wire)
                .orElseThrow(() -> new MalformedPolicy(
                        place,
                        "operator",
                        wire,
                        Arrays.stream(Operator.values()).map(Operator::wire).toList()));
    }

    private Condition condition(Operator operator, String name, JsonLocation place) throws IOException {
        ConditionKey key =
                ConditionKey.of(name).orElseThrow(() -> new MalformedPolicy(place, "key", name, ConditionKey.names()));
        if (!key.kind().takes(operator)) {
            throw new MalformedPolicy(
                    place,
                    "key-operator",
                    key.name(),
                    operator.wire(),
                    key.kind().operators());
        }
        List<String> values = new ArrayList<>();
        values(name, value -> {
            checked(value, operator.type().name().toLowerCase(Locale.ROOT), text -> operator.wanted(List.of(text)));
            values.add(value);
        });
        return new Condition(operator, key, List.copyOf(values), operator.wanted(values));
    }

    private <T> T checked(String value, String key, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (RuntimeException e) {
            throw fault(key, value);
        }
    }

    /** The value of an element that has one text. */
    private String text(String name) throws IOException {
        begin(JsonToken.VALUE_STRING, "text", name);
        return seen(json.getText());
    }

    /** One text or a list of some. */
    private void texts(String name, Consumer<String> reader) throws IOException {
        list(name, "texts", token -> token == JsonToken.VALUE_STRING, reader);
    }

    /** One text, number or truth value, or a list of some. */
    private void values(String name, Consumer<String> reader) throws IOException {
        list(name, "values", token -> token.isScalarValue() && token != JsonToken.VALUE_NULL, reader);
    }

    private void list(String name, String wanted, Predicate<JsonToken> fits, Consumer<String> reader)
            throws IOException {
        JsonToken token = some();
        if (token != JsonToken.START_ARRAY) {
            one(name, wanted, token, fits, reader);
            return;
        }
        JsonLocation start = place();
        token = some();
        if (token == JsonToken.END_ARRAY) {
            throw new MalformedPolicy(start, "empty", name);
        }
        while (token != JsonToken.END_ARRAY) {
            one(name, wanted, token, fits, reader);
            token = some();
        }
    }

    private void one(String name, String wanted, JsonToken token, Predicate<JsonToken> fits, Consumer<String> reader)
            throws IOException {
        if (!fits.test(token)) {
            throw fault(wanted, name, json.getText());
        }
        reader.accept(seen(json.getText()));
    }

    /** What no reader sees is no part of a name that he means, and what is filled in elsewhere is not here. */
    private String seen(String value) {
        if (value.codePoints().anyMatch(Unseen::isUnseen)) {
            throw fault("unseen", value);
        }
        if (value.contains("${")) {
            throw fault("variable", value);
        }
        return value;
    }

    /** The names of an object that stands here. */
    private Set<String> object(String name, Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw fault("object", name, json.getText());
        }
        return members(element);
    }

    /** The names of an object that has begun. */
    private Set<String> members(Element element) throws IOException {
        Set<String> seen = new HashSet<>();
        while (some() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonLocation place = place();
            if (!seen.add(name)) {
                throw new MalformedPolicy(place, "twice", name);
            }
            element.read(name, place);
        }
        return seen;
    }

    private static void require(Set<String> seen, JsonLocation place, String... names) {
        for (String name : names) {
            if (!seen.contains(name)) {
                throw new MalformedPolicy(place, "missing", name);
            }
        }
    }

    /** Goes to the value of an element, which must begin so. */
    private JsonLocation begin(JsonToken token, String wanted, String name) throws IOException {
        if (some() != token) {
            throw fault(wanted, name, json.getText());
        }
        return place();
    }

    private JsonToken some() throws IOException {
        JsonToken token = next();
        if (token == null) {
            throw new MalformedPolicy(json.currentLocation(), "end");
        }
        return token;
    }

    private @Nullable JsonToken next() throws IOException {
        try {
            JsonToken token = json.nextToken();
            json.finishToken();
            return token;
        } catch (JsonEOFException e) {
            throw new MalformedPolicy(e.getLocation(), "end");
        } catch (JsonProcessingException e) {
            throw noJson(e.getLocation());
        }
    }

    /** The reader stops within a word that JSON has not, or behind it: the word is meant. */
    private MalformedPolicy noJson(JsonLocation stop) {
        int from = (int) stop.getCharOffset();
        int to = from;
        while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        int column = stop.getColumnNr() - (int) stop.getCharOffset() + from;
        return new MalformedPolicy(
                new JsonLocation(ContentReference.unknown(), from, stop.getLineNr(), column),
                "json",
                text.substring(from, from < to ? to : Math.min(text.offsetByCodePoints(from, 1), text.length())));
    }

    private JsonLocation place() {
        return json.currentTokenLocation();
    }

    private MalformedPolicy fault(String key, Object... values) {
        return new MalformedPolicy(place(), key, values);
    }
}
