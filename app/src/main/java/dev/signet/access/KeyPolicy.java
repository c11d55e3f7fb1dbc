package dev.signet.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.rules.access.AddressBlocks;
import dev.signet.rules.access.SourceAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From where access keys may be used. There are no private networks of customers here: what is said of them fits nobody. */
public final class KeyPolicy {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // which of two counts nobody could tell
            .build();

    /** In place of one that cannot be read: what is not understood opens nothing. */
    static final KeyPolicy NOWHERE = new KeyPolicy(true, AddressBlocks.of(List.of()));

    private final boolean active;
    private final AddressBlocks networks;

    private KeyPolicy(boolean active, AddressBlocks networks) {
        this.active = active;
        this.networks = networks;
    }

    /** As it is written; whatever else stands there is a mistake. */
    private record Document(
            @JsonProperty("Version") @Nullable Integer version,
            @JsonProperty("Status") @Nullable String status,
            @JsonProperty("Statements") @Nullable List<Networks> statements) {}

    private record Networks(
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Value") @Nullable String vpc,
            @JsonProperty("IPList") @Nullable List<String> addresses) {}

    /**
     * @param most addresses and networks
     * @throws IllegalArgumentException naming what is wrong, for whoever wrote it
     */
    public static KeyPolicy parse(String json, int most) {
        Document document = read(json);
        require(document.version() == null || document.version() == 1, "Version");
        require("Active".equals(document.status()) || "Inactive".equals(document.status()), "Status");
        List<Networks> statements = document.statements();
        if (statements == null) {
            throw new IllegalArgumentException("Statements");
        }
        statements.forEach(KeyPolicy::check);
        List<String> networks = statements.stream()
                .filter(statement -> "ClassicWhiteList".equals(statement.type()))
                .flatMap(statement -> listed(statement).stream())
                .toList();
        require(networks.size() <= most, "IPList");
        return new KeyPolicy("Active".equals(document.status()), AddressBlocks.of(networks));
    }

    private static Document read(String json) {
        try {
            Document document = JSON.readValue(json, Document.class);
            require(document != null, json);
            return document;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static void check(@Nullable Networks statement) {
        if (statement == null) {
            throw new IllegalArgumentException("Statements");
        }
        require("ClassicWhiteList".equals(statement.type()) || "VPCWhiteList".equals(statement.type()), "Type");
        AddressBlocks.of(listed(statement));
    }

    private static List<String> listed(Networks statement) {
        List<String> addresses = statement.addresses();
        if (addresses == null || addresses.contains(null)) {
            throw new IllegalArgumentException("IPList");
        }
        return addresses;
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    boolean allows(SourceAddress address) {
        return !active || networks.hold(address);
    }
}
