package dev.signet.api.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.RequestOrigin;
import dev.signet.account.Principal;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.page.GivenValues;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whether whoever signed a call of {@code /v1}, or logged in, may make it. */
@Component
class RestDoor {

    /** The part of a multipart form that says what is applied for; the others are files. */
    private static final String APPLICATION = "application";

    private final KeyDoor keys;
    private static final Set<String> READS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    private static final Pattern OTHER_CHARSET = Pattern.compile("(?i)charset\\s*=(?!\\s*\"?utf-8\\b)");

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
     * @throws dev.signet.access.AccessDenied where it is denied
     * @throws dev.signet.platform.Refusal where the key may not be used from here
     */
    void require(Authenticator.Signer signer, HttpServletRequest request) throws IOException, ServletException {
        keys.require(signer.key(), request.getRemoteAddr());
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
        door.require(
                principal,
                call.actions(),
                name -> values(call.places(), request, body, name),
                RequestOrigin.of(request));
    }

    /** Each value from where the action reads it: what is asked for from the query, what is written from the body. */
    private static List<String> values(
            Map<String, String> places, HttpServletRequest request, JsonNode body, String name) {
        if (places.containsKey(name)) {
            return List.of(places.get(name));
        }
        if (READS.contains(request.getMethod())) {
            return GivenValues.of(request, name);
        }
        JsonNode field = body.path(name);
        if (field.isArray()) {
            List<String> items = new ArrayList<>();
            field.forEach(item -> items.add(item.asText()));
            return items;
        }
        return field.isMissingNode() || field.isNull() ? List.of() : List.of(field.asText());
    }

    private JsonNode body(HttpServletRequest request) throws IOException, ServletException {
        if (READS.contains(request.getMethod())) {
            return json.missingNode();
        }
        String type = request.getContentType();
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            Part part = request.getPart(APPLICATION);
            return part == null ? json.missingNode() : read(part.getContentType(), part.getInputStream());
        }
        return read(type, request.getInputStream());
    }

    /** What the door cannot read it lets nobody do whom policies bind: the action might read it otherwise. */
    private JsonNode read(@Nullable String type, InputStream in) throws IOException {
        try (in) {
            byte[] content = in.readAllBytes();
            if (content.length == 0) {
                return json.missingNode();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (type != null && OTHER_CHARSET.matcher(type).find()) {
                throw new CharacterCodingException();
            }
            return json.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new GatewayRefusal("InvalidParameter", 400, "The body must be JSON in UTF-8.");
        }
    }
}
