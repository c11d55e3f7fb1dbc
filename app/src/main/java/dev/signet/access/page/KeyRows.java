package dev.signet.access.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.ram.AccessKeysOfUsers;
import dev.signet.access.ram.KeyPolicies;
import dev.signet.account.ApiCaller;
import dev.signet.account.OwnedKeys.Owned;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access keys as a page shows them: since when nobody has used them, and from where they may be. */
@Component
class KeyRows {

    private static final String LISTED = "ClassicWhiteList";

    private final AccessKeysOfUsers keys;
    private final KeyPolicies policies;
    private final ActiveRulebook rulebook;
    private final Clock clock;
    private final ObjectMapper json;

    KeyRows(AccessKeysOfUsers keys, KeyPolicies policies, ActiveRulebook rulebook, Clock clock, ObjectMapper json) {
        this.keys = keys;
        this.policies = policies;
        this.rulebook = rulebook;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param lastUsed to the minute; null where it never was
     * @param unused whether it is on, and was not used for as long as a key is to be pointed out
     */
    record Row(
            String id,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastUsed,
            boolean unused) {}

    /**
     * From where a key may be used.
     *
     * @param mode {@code account}: as the account's keys; {@code listed}: from these alone; {@code free}: from anywhere
     */
    record Networks(String mode, List<String> networks) {

        static final String ACCOUNT = "account";
        static final String FROM_LISTED = "listed";
        static final String FREE = "free";

        public String lines() {
            return String.join("\n", networks);
        }
    }

    /** @param user null for the caller's own */
    List<Row> of(ApiCaller caller, @Nullable String user) {
        int days = rulebook.current().policies().number("access.key.unused.days");
        Instant since = clock.instant().minus(Duration.ofDays(days));
        return keys.of(caller, user).stream()
                .map(key -> row(key, keys.lastUsed(caller, user, key.id()).orElse(null), since))
                .toList();
    }

    private static Row row(Owned key, @Nullable Instant lastUsed, Instant since) {
        Instant seen = lastUsed == null ? key.createdAt() : lastUsed;
        return new Row(key.id(), key.active(), key.createdAt(), lastUsed, key.active() && seen.isBefore(since));
    }

    Networks networks(ApiCaller caller, @Nullable String user, String keyId) {
        return policies.of(caller, user, keyId).map(this::read).orElse(new Networks(Networks.ACCOUNT, List.of()));
    }

    private Networks read(String policy) {
        try {
            JsonNode document = json.readTree(policy);
            List<String> networks = new ArrayList<>();
            document.path("Statements").forEach(statement -> {
                if (statement.path("Type").asText().equals(LISTED)) {
                    statement.path("IPList").forEach(network -> networks.add(network.asText()));
                }
            });
            boolean active = document.path("Status").asText().equals("Active");
            return new Networks(active ? Networks.FROM_LISTED : Networks.FREE, networks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // was read before it was kept
        }
    }

    /** @param lines an address or network each */
    void setNetworks(ApiCaller caller, @Nullable String user, String keyId, String mode, String lines) {
        policies.set(caller, user, keyId, mode.equals(Networks.ACCOUNT) ? null : document(mode, lines));
    }

    private String document(String mode, String lines) {
        List<String> networks =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        try {
            return json.writeValueAsString(Map.of(
                    "Version",
                    1,
                    "Status",
                    mode.equals(Networks.FREE) ? "Inactive" : "Active",
                    "Statements",
                    List.of(Map.of("Type", LISTED, "IPList", networks))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
