package dev.signet.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.access.ram.KeyPolicies;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.rules.text.Unseen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** From where the account's keys may be used, as a list of networks (S12.2-1). */
@ConsolePage
class NetworkPages {

    private static final String HERE = "/console/settings/networks";
    private static final String LISTED = "ClassicWhiteList";
    private static final String STATEMENTS = "Statements";
    private static final String TYPE = "Type";
    private static final String ADDRESSES = "IPList";
    private static final String STATUS = "Status";
    private static final String ACTIVE = "Active";

    private final KeyPolicies policies;
    private final ObjectMapper json;

    NetworkPages(KeyPolicies policies, ObjectMapper json) {
        this.policies = policies;
        this.json = json;
    }

    @GetMapping(HERE)
    String show(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, Model model)
            throws JsonProcessingException {
        JsonNode policy = kept(caller);
        List<String> networks = new ArrayList<>();
        policy.path(STATEMENTS).forEach(statement -> {
            if (statement.path(TYPE).asText().equals(LISTED)) {
                statement.path(ADDRESSES).forEach(address -> networks.add(address.asText()));
            }
        });
        model.addAttribute("set", policy.isObject());
        model.addAttribute("active", policy.path(STATUS).asText().equals(ACTIVE));
        model.addAttribute("networks", networks);
        model.addAttribute("here", request.getRemoteAddr());
        return "access/networks";
    }

    private JsonNode kept(ApiCaller caller) throws JsonProcessingException {
        String policy = policies.ofAccount(caller.accountId()).orElse(null);
        return policy == null ? MissingNode.getInstance() : json.readTree(policy);
    }

    /** Switched off and without networks there is no policy any more; statements of other kinds stay. */
    @PostMapping(HERE)
    View set(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String networks,
            @RequestParam(defaultValue = "false") boolean active)
            throws JsonProcessingException {
        List<String> listed = networks.lines()
                .map(Unseen::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        policies.setForAccount(caller, written(kept(caller), listed, active));
        return Done.to(HERE, "access-ram", "page.networks.saved");
    }

    private @Nullable String written(JsonNode kept, List<String> networks, boolean active)
            throws JsonProcessingException {
        ObjectNode policy = json.createObjectNode();
        policy.put("Version", 1);
        policy.put(STATUS, active ? ACTIVE : "Inactive");
        ArrayNode statements = policy.putArray(STATEMENTS);
        kept.path(STATEMENTS).forEach(statement -> {
            if (!statement.path(TYPE).asText().equals(LISTED)) {
                statements.add(statement);
            }
        });
        if (!networks.isEmpty()) {
            ArrayNode addresses = statements.addObject().put(TYPE, LISTED).putArray(ADDRESSES);
            networks.forEach(addresses::add);
        }
        return statements.isEmpty() && !active ? null : json.writeValueAsString(policy);
    }
}
