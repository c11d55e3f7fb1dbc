package dev.signet.api.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessDenied;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.ListedAction;
import dev.signet.account.Principal;
import dev.signet.api.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks whether whoever signed a call of the RPC protocol may make it. */
@Component
class RpcDoor {

    /** A parameter that holds a list as JSON: {@code {SignNameJson[]}}. */
    private static final String LIST = "[]";
    /** A list in parameters of their own: {@code {ResourceId.N}} stands for ResourceId.1, ResourceId.2. */
    private static final String NUMBERED = ".N";

    private final ActionList actions;
    private final AccessDoor door;
    private final ObjectMapper json;

    RpcDoor(ActionList actions, AccessDoor door, ObjectMapper json) {
        this.actions = actions;
        this.door = door;
        this.json = json;
    }

    /** Whether the call is on the list; what is not does not answer. */
    boolean knows(String version, String action) {
        return !actions.rpc(version, action).isEmpty();
    }

    /** Whether it changes something, by any line of it. */
    boolean writes(String version, String action) {
        return actions.rpc(version, action).stream().anyMatch(ListedAction::writes);
    }

    /** @throws dev.signet.api.wire.GatewayRefusal where it is denied */
    void require(Principal principal, CallOrigin origin, String version, String action, Parameters parameters) {
        if (principal.isOwner()) {
            return;
        }
        try {
            door.require(
                    principal,
                    actions.rpc(version, action),
                    name -> values(principal, parameters, name),
                    origin.asPoliciesSeeIt());
        } catch (AccessDenied denied) {
            throw Denied.refusal(denied);
        }
    }

    private List<String> values(Principal principal, Parameters parameters, String name) {
        if (name.endsWith(NUMBERED)) {
            return numbered(parameters, name.substring(0, name.length() - 1));
        }
        boolean list = name.endsWith(LIST);
        String text = parameters.text(list ? name.substring(0, name.length() - LIST.length()) : name);
        if (text == null) {
            // Whoever names nobody speaks of themselves.
            boolean own = name.equals("UserName") && principal.kind() == Principal.Kind.USER;
            return own ? List.of(principal.name()) : List.of();
        }
        if (name.equals("UserPrincipalName") && text.contains("@")) {
            return List.of(text.substring(0, text.lastIndexOf('@')));
        }
        return list ? items(text) : List.of(text);
    }

    /** All there are, whatever numbers are left out: an action may read on behind a gap. */
    private static List<String> numbered(Parameters parameters, String prefix) {
        List<String> values = new ArrayList<>();
        for (String name : parameters.names()) {
            String value = name.startsWith(prefix) ? parameters.text(name) : null;
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** What is no list of texts names nothing, as the action will say; only who may do it to anything gets there. */
    private List<String> items(String text) {
        List<String> items = new ArrayList<>();
        try {
            JsonNode read = json.readTree(text);
            for (JsonNode item : read.isArray() ? read : json.createArrayNode()) {
                items.add(item.isTextual() || item.isIntegralNumber() ? item.asText() : "");
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return items;
    }
}
