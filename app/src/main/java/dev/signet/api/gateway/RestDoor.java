package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessDenied;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.RequestOrigin;
import dev.signet.account.Principal;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks whether whoever signed a call of {@code /v1}, or logged in, may make it. */
@Component
class RestDoor {

    /** The part of a multipart form that says what is applied for; the others are files. */
    private static final String APPLICATION = "application";

    private final KeyDoor keys;
    private final ActionList actions;
    private final AccessDoor door;
    private final ObjectMapper json;

    RestDoor(KeyDoor keys, ActionList actions, AccessDoor door, ObjectMapper json) {
        this.keys = keys;
        this.actions = actions;
        this.door = door;
        this.json = json;
    }

    /**
     * A path that is not on the list goes on and finds nothing there: {@link ListedDoors} sees to that.
     *
     * @throws dev.signet.api.wire.GatewayRefusal where it is denied
     */
    void require(Authenticator.Signer signer, HttpServletRequest request) throws IOException, ServletException {
        try {
            keys.require(signer.key(), request.getRemoteAddr());
        } catch (Refusal denied) {
            throw new GatewayRefusal(denied.code(), Refusals.restStatus(denied.code()), denied.messageEn());
        }
        require(signer.principal(), request);
    }

    void require(Principal principal, HttpServletRequest request) throws IOException, ServletException {
        if (principal.isOwner()) {
            return;
        }
        ActionList.Matched call =
                actions.path(request.getMethod(), request.getRequestURI()).orElse(null);
        if (call == null) {
            return;
        }
        JsonNode body = body(request);
        try {
            door.require(
                    principal,
                    call.actions(),
                    name -> values(call.places(), request, body, name),
                    RequestOrigin.of(request));
        } catch (AccessDenied denied) {
            throw Denied.refusal(denied);
        }
    }

    private static List<String> values(
            Map<String, String> places, HttpServletRequest request, JsonNode body, String name) {
        if (places.containsKey(name)) {
            return List.of(places.get(name));
        }
        JsonNode field = body.path(name);
        if (!field.isMissingNode() && !field.isNull()) {
            return List.of(field.asText());
        }
        String[] given = request.getParameterValues(name);
        return given == null ? List.of() : Arrays.asList(given);
    }

    private JsonNode body(HttpServletRequest request) throws IOException, ServletException {
        String type = request.getContentType();
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            Part part = request.getPart(APPLICATION);
            return part == null ? json.missingNode() : read(part.getInputStream());
        }
        return read(request.getInputStream());
    }

    /** What cannot be read names nothing, as the action will say. */
    private JsonNode read(InputStream in) {
        try (in) {
            JsonNode read = json.readTree(in);
            return read == null ? json.missingNode() : read;
        } catch (IOException e) {
            return json.missingNode();
        }
    }
}
