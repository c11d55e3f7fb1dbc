package dev.signet.event.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.account.AccessKey;
import dev.signet.account.AccessKeys;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.event.EventType;
import dev.signet.platform.secret.SecretBox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Temporary credentials for one queue (api-contract 4.3.1). Nothing of them is stored: the token carries, sealed with the
 * master key, what a node must know to check them. They end with their time or with the key they were asked for with.
 */
@Component
public class QueueTokens {

    static final Duration VALID_FOR = Duration.ofHours(1);

    private static final String KEY_PREFIX = "STS.";
    private static final int KEY_BYTES = 12;
    private static final int SECRET_BYTES = 24;
    private static final int LONGEST_TOKEN = 8192;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 6;
    /** Of a token that an earlier version gave, when every key was the account's own. */
    private static final int EARLIER_PARTS = 5;

    private final SecretBox box;
    private final AccessKeys accessKeys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    QueueTokens(SecretBox box, AccessKeys accessKeys, Clock clock) {
        this.box = box;
        this.accessKeys = accessKeys;
        this.clock = clock;
    }

    /** Credentials as they are handed out. */
    public record QueueToken(
            String accessKeyId, String accessKeySecret, String securityToken, Instant createdAt, Instant expiresAt) {

        @Override
        public String toString() {
            return "QueueToken[" + accessKeyId + " until " + expiresAt + "]";
        }
    }

    /**
     * What a token allows: to read this queue, signed with this secret.
     *
     * @param askedWith the lasting key that asked for it; null where a session did
     */
    record Grant(
            QueueName queue, Principal principal, @Nullable AccessKey askedWith, String secret) {

        @Override
        public String toString() {
            return "Grant[" + queue + "]";
        }
    }

    /** For whoever called; what they may do is asked again with each use. */
    public QueueToken issue(ApiCaller caller, EventType type) {
        // Whole seconds, as the expiry is told.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(VALID_FOR);
        Instant until = caller.until();
        if (until != null && until.isBefore(expires)) {
            expires = until;
        }
        String id = KEY_PREFIX + randomHex(KEY_BYTES);
        String secret = randomHex(SECRET_BYTES);
        String content = String.join(
                SEPARATOR,
                Long.toString(caller.accountId()),
                Integer.toString(type.stored()),
                Long.toString(expires.toEpochMilli()),
                caller.accessKeyId(),
                secret,
                caller.principal().stored());
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(box.encrypt(content, context(id)));
        return new QueueToken(id, secret, token, now, expires);
    }

    /** Empty unless the token is ours, belongs to this id, is still valid, and so is the AccessKey behind it. */
    Optional<Grant> open(String accessKeyId, String securityToken) {
        if (securityToken.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String content;
        try {
            content = box.decrypt(Base64.getUrlDecoder().decode(securityToken.getBytes(UTF_8)), context(accessKeyId));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
        String[] parts = content.split(SEPARATOR, PARTS);
        long accountId = Long.parseLong(parts[0]);
        boolean expired = clock.millis() >= Long.parseLong(parts[2]);
        Principal principal =
                parts.length == EARLIER_PARTS ? Principal.owner(accountId) : Principal.parse(accountId, parts[5]);
        // The key of a session is nowhere to be looked up: whoever assumed the role is judged as that, with each use.
        boolean ofSession = principal.kind() == Principal.Kind.ROLE;
        AccessKey key = accessKeys
                .find(parts[3])
                .filter(found -> usable(found, accountId))
                .orElse(null);
        if (expired || key == null && !ofSession) {
            return Optional.empty();
        }
        QueueName queue = new QueueName(accountId, EventType.ofStored(Integer.parseInt(parts[1])));
        return Optional.of(new Grant(queue, principal, key, parts[4]));
    }

    private static boolean usable(AccessKey key, long accountId) {
        return key.active() && key.accountId() == accountId;
    }

    private String randomHex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private static String context(String accessKeyId) {
        return "queue-token:" + accessKeyId;
    }
}
