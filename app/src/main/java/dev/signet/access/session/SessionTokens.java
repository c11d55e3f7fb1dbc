package dev.signet.access.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.access.session.TokenRefused.Fault;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.PrivateFiles;
import dev.signet.platform.secret.SecretBox;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Seals sessions into tokens under the master key, so that every node reads what any node gave and nothing is stored. The
 * secret of a session's key comes from the key's id in the same way.
 */
@Component
public class SessionTokens {

    private static final String KEY_PREFIX = "STS.";
    private static final String CONTEXT = "access-session";
    private static final int KEY_ID_BYTES = 16;

    /** Room for those in use at a time; opened once again where more are. */
    private static final int KEPT = 10_000;

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretBox box;
    private final KeyedHash secrets;
    private final Map<String, RoleSession> opened = new ConcurrentHashMap<>();

    SessionTokens(SecretBox box) {
        this.box = box;
        this.secrets = box.keyedHash("session-secret");
    }

    /** Whether it is the key of a session, which counts with its token only. */
    public static boolean isSessionKey(String accessKeyId) {
        return accessKeyId.startsWith(KEY_PREFIX);
    }

    /** Of a session that begins. */
    public String newKeyId() {
        return KEY_PREFIX + HexFormat.of().formatHex(PrivateFiles.random(KEY_ID_BYTES));
    }

    /** What the holder of the key signs with. */
    public String secret(String keyId) {
        return TEXT.encodeToString(secrets.digest(keyId.getBytes(UTF_8)));
    }

    /** As it goes to the caller: letters, digits, hyphens and underscores. */
    public String seal(RoleSession session) {
        try {
            return TEXT.encodeToString(box.seal(JSON.writeValueAsBytes(session), CONTEXT));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A session is plain values", e);
        }
    }

    /**
     * What was sealed; whether it counts yet is another question.
     *
     * @throws TokenRefused {@link Fault#MALFORMED} where it was not sealed here
     */
    public RoleSession open(String token) {
        RoleSession known = opened.get(token);
        if (known != null) {
            return known;
        }
        RoleSession session = unseal(token);
        if (opened.size() >= KEPT) {
            opened.clear();
        }
        opened.put(token, session);
        return session;
    }

    private RoleSession unseal(String token) {
        byte[] content;
        try {
            content = box.open(Base64.getUrlDecoder().decode(token), CONTEXT);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new TokenRefused(Fault.MALFORMED);
        }
        try {
            return JSON.readValue(content, RoleSession.class);
        } catch (IOException e) {
            throw new IllegalStateException("A token that was sealed here cannot be read", e);
        }
    }
}
