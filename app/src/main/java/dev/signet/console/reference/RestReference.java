package dev.signet.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.ActionList;
import dev.signet.access.ListedAction;
import dev.signet.api.rest.ApiModel;
import dev.signet.platform.Bilingual;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All calls of {@code /v1}, from the description that the server makes of itself and from the list of actions. */
@Component
class RestReference {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final List<String> TYPES = List.of("application/json", "multipart/form-data");
    private static final Comparator<RestCall> BY_PATH = Comparator.comparing(RestCall::path)
            .thenComparing(
                    call -> List.of("GET", "POST", "PUT", "PATCH", "DELETE").indexOf(call.method()));

    private final ApiModel model;
    private final ActionList doors;
    private volatile @Nullable List<RestCall> known;

    RestReference(ApiModel model, ActionList doors) {
        this.model = model;
        this.doors = doors;
    }

    List<RestCall> all(HttpServletRequest request) {
        List<RestCall> calls = known;
        if (calls == null) {
            calls = read(model.accounts(request));
            known = calls;
        }
        return calls;
    }

    /** @param page the address of its page */
    Optional<RestCall> find(HttpServletRequest request, String page) {
        return all(request).stream().filter(call -> call.page().equals(page)).findFirst();
    }

    private List<RestCall> read(JsonNode api) {
        RestSchemas schemas = new RestSchemas(api);
        List<RestCall> calls = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                List<ListedAction> needed = doors.all().getOrDefault("v1 " + method + " " + path.getKey(), List.of());
                if (METHODS.contains(operation.getKey()) && !needed.isEmpty()) {
                    calls.add(call(method, path.getKey(), needed, operation.getValue(), schemas));
                }
            }
        }
        return calls.stream().sorted(BY_PATH).toList();
    }

    private static RestCall call(
            String method, String path, List<ListedAction> needed, JsonNode operation, RestSchemas schemas) {
        JsonNode content = operation.path("requestBody").path("content");
        String type = TYPES.stream()
                .filter(content::has)
                .findFirst()
                .orElseGet(() -> content.isEmpty() ? "" : content.fieldNames().next());
        JsonNode body = content.path(type).path("schema");
        JsonNode answer = answer(operation);
        return new RestCall(
                path.split("/")[2],
                method,
                path,
                BothLanguages.of(operation.path("summary").asText(method + " " + path)),
                BothLanguages.of(operation.path("description").asText("")),
                needed,
                parameters(operation, schemas),
                type,
                schemas.fields(body),
                type.equals(TYPES.get(0)) ? schemas.example(body) : "",
                schemas.fields(answer));
    }

    private static List<RestField> parameters(JsonNode operation, RestSchemas schemas) {
        List<RestField> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode schema = parameter.path("schema");
            Bilingual meaning = BothLanguages.of(parameter.path("description").asText(""));
            parameters.add(new RestField(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    0,
                    parameter.path("required").asBoolean(),
                    schemas.type(schema),
                    schemas.choices(schema),
                    meaning));
        });
        return parameters;
    }

    /** Of the first status that says it did well. */
    private static JsonNode answer(JsonNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            JsonNode content = response.getValue().path("content");
            if (response.getKey().startsWith("2") && !content.isEmpty()) {
                return content.elements().next().path("schema");
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
