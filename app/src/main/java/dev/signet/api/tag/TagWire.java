package dev.signet.api.tag;

import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.GatewayCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the three actions share. */
final class TagWire {

    private static final String PRODUCT = "dysms";
    /** Beyond what a call may hold, so that one too many is seen; the clients' description of the API ends there. */
    private static final int NUMBERED = 51;

    private TagWire() {}

    /** {@code ResourceType}: the word for what can have tags, in capitals. */
    static String type(RpcCall call, Set<String> types) {
        String product = call.text("ProdCode");
        if (product != null && !product.equals(PRODUCT)) {
            throw RpcCall.invalid("ProdCode", product, PRODUCT);
        }
        String given = call.requiredName("ResourceType");
        Set<String> words = new TreeSet<>();
        types.forEach(type -> words.add(onWire(type)));
        if (!words.contains(given)) {
            throw RpcCall.invalid("ResourceType", given, "one of " + String.join(", ", words));
        }
        return given.toLowerCase(Locale.ROOT);
    }

    static String onWire(String type) {
        return type.toUpperCase(Locale.ROOT);
    }

    static List<String> requiredIds(RpcCall call) {
        return required("ResourceId", ids(call));
    }

    static List<String> ids(RpcCall call) {
        return numbered(n -> call.name("ResourceId." + n));
    }

    static List<String> keys(RpcCall call) {
        return numbered(n -> call.name("TagKey." + n));
    }

    /** @param toTag of a key and its value, null where none is given */
    static <T> List<T> tags(RpcCall call, KeyAndValue<T> toTag) {
        return numbered(n -> {
            String key = "Tag." + n + ".Key";
            String value = call.name("Tag." + n + ".Value");
            if (value == null && call.name(key) == null) {
                return null;
            }
            return toTag.of(call.requiredName(key), value);
        });
    }

    interface KeyAndValue<T> {

        T of(String key, @Nullable String value);
    }

    static <T> List<T> required(String name, List<T> items) {
        if (items.isEmpty()) {
            throw GatewayCode.missing(name);
        }
        return items;
    }

    private static <T> List<T> numbered(Function<Integer, @Nullable T> item) {
        List<T> items = new ArrayList<>();
        for (int n = 1; n <= NUMBERED; n++) {
            T found = item.apply(n);
            if (found != null) {
                items.add(found);
            }
        }
        return items;
    }

    /** These actions say no {@code Message}. */
    static Answer ok() {
        return Answer.object().with("Code", "OK");
    }

    static Answer done() {
        return ok().with("Data", "true");
    }
}
