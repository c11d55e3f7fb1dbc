package dev.signet.event.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessDenied;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.ActionValues;
import dev.signet.access.Credential;
import dev.signet.access.Credentials;
import dev.signet.access.KeyNetworks;
import dev.signet.access.KeyUses;
import dev.signet.access.RequestOrigin;
import dev.signet.access.session.TokenRefused;
import dev.signet.account.AccessKey;
import dev.signet.account.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code Authorization: MNS <AccessKeyId>:<HMAC-SHA1>} (api-contract 4.3.3), by an AccessKey, by that of a session, or by a queue token. */
@Component
class MnsAuthentication {

    /** How far the client's clock may be off, either way. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final String ISSUE = "dysms:IssueQueueToken";
    private static final String ALGORITHM = "HmacSHA1";
    private static final String OWN_HEADERS = "x-mns-";
    private static final Pattern AUTHORIZATION = Pattern.compile("MNS ([^:\\s]{1,128}):(\\S{1,128})");

    /** Whatever else the protocol knows, which is served to nobody. */
    private static final ActionList.Matched NO_CALL = new ActionList.Matched(List.of(), Map.of());

    private final Credentials credentials;
    private final KeyNetworks networks;
    private final KeyUses uses;
    private final QueueTokens tokens;
    private final ActionList actions;
    private final AccessDoor door;
    private final Clock clock;

    MnsAuthentication(
            Credentials credentials,
            KeyNetworks networks,
            KeyUses uses,
            QueueTokens tokens,
            ActionList actions,
            AccessDoor door,
            Clock clock) {
        this.credentials = credentials;
        this.actions = actions;
        this.door = door;
        this.networks = networks;
        this.uses = uses;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What of a request says who may do what, and is good after its end. */
    private record Asked(String keyId, String token, AccessCheck.Origin origin, Optional<ActionList.Matched> call) {

        @Override
        public String toString() {
            return keyId;
        }
    }

    /** @param only the queue of a queue token; null for a key */
    private record Signer(Principal principal, @Nullable QueueName only, String secret) {

        @Override
        public String toString() {
            return principal.arn();
        }
    }

    /** @throws MnsRefusal when it cannot be told who this is, or they may not do this */
    QueueReader reader(HttpServletRequest request) {
        Matcher authorization = AUTHORIZATION.matcher(header(request, "authorization"));
        if (!authorization.matches()) {
            throw MnsRefusal.denied("The Authorization header must read 'MNS <AccessKeyId>:<signature>'.");
        }
        requireFresh(request);
        Asked asked = new Asked(
                authorization.group(1),
                header(request, "security-token"),
                RequestOrigin.of(request),
                actions.path(request.getMethod(), request.getRequestURI()));
        Signer signer = signer(asked);
        String expected = sign(signer.secret(), stringToSign(request));
        if (!MessageDigest.isEqual(
                expected.getBytes(UTF_8), authorization.group(2).getBytes(UTF_8))) {
            throw MnsRefusal.denied("The request signature does not match our calculation.");
        }
        uses.note(asked.keyId());
        requireAllowed(signer, asked);
        return new QueueReader(
                signer.principal().accountId(),
                asked.keyId(),
                signer.principal(),
                signer.only(),
                () -> requireAllowed(signer(asked), asked));
    }

    /** A queue token is the right to its queue while whoever asked for it might ask again, and nothing forbids the call. */
    private void requireAllowed(Signer signer, Asked asked) {
        ActionList.Matched call = asked.call().orElse(NO_CALL);
        ActionValues values =
                name -> call.places().containsKey(name) ? List.of(call.places().get(name)) : List.of();
        try {
            if (signer.only() == null) {
                door.require(signer.principal(), call.actions(), values, asked.origin());
            } else {
                door.require(signer.principal(), ISSUE, "*", asked.origin());
                door.requireNotForbidden(signer.principal(), call.actions(), values, asked.origin());
            }
        } catch (AccessDenied denied) {
            throw MnsRefusal.denied(denied.message().en());
        }
    }

    private void requireFresh(HttpServletRequest request) {
        String date = header(request, "date");
        Instant signedAt = parse(date.isEmpty() ? header(request, OWN_HEADERS + "date") : date);
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw MnsRefusal.denied(
                    "The Date header is more than 15 minutes off; the time here is " + clock.instant() + ".");
        }
    }

    private static Instant parse(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw MnsRefusal.denied("The Date header must be like 'Sun, 22 Nov 2026 08:54:42 GMT'.");
        }
    }

    private Signer signer(Asked asked) {
        if (asked.token().isEmpty()) {
            return credentials
                    .find(asked.keyId())
                    .filter(found -> found.key().active() && mayComeFrom(found.key(), asked))
                    .map(found ->
                            new Signer(found.principal(), null, found.key().secret()))
                    .orElseThrow(() -> MnsRefusal.denied(
                            "The AccessKeyId is not known, not active, or may not be used from this address."));
        }
        return tokens.open(asked.keyId(), asked.token())
                .map(grant -> byQueueToken(grant, asked))
                .orElseGet(() -> bySession(asked));
    }

    /** It goes no further than the key it was asked for with. */
    private Signer byQueueToken(QueueTokens.Grant grant, Asked asked) {
        AccessKey key = grant.askedWith();
        if (key != null && !mayComeFrom(key, asked)) {
            throw MnsRefusal.denied(
                    "The AccessKey that the security token was asked for with may not be used from this address.");
        }
        return new Signer(grant.principal(), grant.queue(), grant.secret());
    }

    private Signer bySession(Asked asked) {
        try {
            Credential found = credentials.temporary(asked.keyId(), asked.token());
            return new Signer(found.principal(), null, found.key().secret());
        } catch (TokenRefused e) {
            throw MnsRefusal.denied(
                    "The security token is not valid for this AccessKeyId, or no longer; ask QueryTokenForMnsQueue or AssumeRole.");
        }
    }

    private boolean mayComeFrom(AccessKey key, Asked asked) {
        return networks.allows(key, () -> asked.origin().source());
    }

    /** Method, three headers, the protocol's own headers in order, path and query exactly as sent. */
    private static String stringToSign(HttpServletRequest request) {
        TreeMap<String, String> own = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (lowerCase.startsWith(OWN_HEADERS)) {
                own.put(lowerCase, header(request, name));
            }
        }
        String query = request.getQueryString();
        return request.getMethod() + "\n"
                + header(request, "content-md5") + "\n"
                + header(request, "content-type") + "\n"
                + header(request, "date") + "\n"
                + own.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " must exist in every Java runtime", e);
        }
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.trim();
    }
}
