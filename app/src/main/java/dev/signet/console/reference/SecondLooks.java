package dev.signet.console.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives second looks, and knows those that it gave: nobody else has the key that seals them. */
@Component
class SecondLooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyedHash hash;
    private final Clock clock;

    SecondLooks(SecretBox secrets, Clock clock) {
        this.hash = secrets.keyedHash("second-look");
        this.clock = clock;
    }

    /**
     * @param who is shown it, as audit entries name them
     * @param path of the action's page
     */
    SecondLook give(String who, String path, Map<String, String> parameters) {
        String nonce = UUID.randomUUID().toString();
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new SecondLook(nonce, at, seal(who, path, parameters, nonce, at));
    }

    /** Whether it is these values that were looked at, and they by whom. */
    boolean gave(SecondLook look, String who, String path, Map<String, String> parameters) {
        String right = seal(who, path, parameters, look.nonce(), look.at());
        return MessageDigest.isEqual(bytes(right), bytes(look.seal()));
    }

    private String seal(String who, String path, Map<String, String> parameters, String nonce, String at) {
        try {
            String all = JSON.writeValueAsString(List.of(who, path, nonce, at, new TreeMap<>(parameters)));
            return HexFormat.of().formatHex(hash.digest(bytes(all)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
