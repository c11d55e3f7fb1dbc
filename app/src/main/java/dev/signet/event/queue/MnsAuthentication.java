package dev.signet.event.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessDenied;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.Credentials;
import dev.signet.access.KeyNetworks;
import dev.signet.access.RequestOrigin;
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
import org.springframework.stereotype.Component;

/** {@code Authorization: MNS <AccessKeyId>:<HMAC-SHA1>} (api-contract 4.3.3), by an AccessKey or by a queue token. */
@Component
class MnsAuthentication {

    /** How far the client's clock may be off, either way. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final String ISSUE = "dysms:IssueQueueToken";
    private static final String ALGORITHM = "HmacSHA1";
    private static final String OWN_HEADERS = "x-mns-";
    private static final Pattern AUTHORIZATION = Pattern.compile("MNS ([^:\\s]{1,128}):(\\S{1,128})");

    private final Credentials credentials;
    private final KeyNetworks networks;
    private final QueueTokens tokens;
    private final ActionList actions;
    private final AccessDoor door;
    private final Clock clock;

    MnsAuthentication(
            Credentials credentials,
            KeyNetworks networks,
            QueueTokens tokens,
            ActionList actions,
            AccessDoor door,
            Clock clock) {
        this.credentials = credentials;
        this.actions = actions;
        this.door = door;
        this.networks = networks;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Signer(QueueReader reader, String secret) {

        @Override
        public String toString() {
            return reader.toString();
        }
    }

    /** @throws MnsRefusal when it cannot be told who this is */
    QueueReader reader(HttpServletRequest request) {
        Matcher authorization = AUTHORIZATION.matcher(header(request, "authorization"));
        if (!authorization.matches()) {
            throw MnsRefusal.denied("The Authorization header must read 'MNS <AccessKeyId>:<signature>'.");
        }
        requireFresh(request);
        Signer signer = signer(request, authorization.group(1), header(request, "security-token"));
        String expected = sign(signer.secret(), stringToSign(request));
        if (!MessageDigest.isEqual(
                expected.getBytes(UTF_8), authorization.group(2).getBytes(UTF_8))) {
            throw MnsRefusal.denied("The request signature does not match our calculation.");
        }
        requireAllowed(signer.reader(), request);
        return signer.reader();
    }

    /** A token goes on counting only while whoever asked for it might ask again. */
    private void requireAllowed(QueueReader reader, HttpServletRequest request) {
        AccessCheck.Origin origin = RequestOrigin.of(request);
        try {
            if (reader.only() != null) {
                door.require(reader.principal(), ISSUE, "*", origin);
                return;
            }
            Optional<ActionList.Matched> call = actions.path(request.getMethod(), request.getRequestURI());
            if (call.isPresent()) {
                Map<String, String> places = call.get().places();
                door.require(
                        reader.principal(),
                        call.get().actions(),
                        name -> places.containsKey(name) ? List.of(places.get(name)) : List.of(),
                        origin);
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

    private Signer signer(HttpServletRequest request, String id, String token) {
        if (!token.isEmpty()) {
            return tokens.open(id, token)
                    .map(grant -> new Signer(
                            new QueueReader(grant.queue().accountId(), id, grant.principal(), grant.queue()),
                            grant.secret()))
                    .orElseThrow(
                            () -> MnsRefusal.denied(
                                    "The security token is not valid for this AccessKeyId, or no longer; ask QueryTokenForMnsQueue."));
        }
        return credentials
                .find(id)
                .filter(found -> found.key().active()
                        && networks.allows(
                                found.key(), () -> RequestOrigin.of(request).source()))
                .map(found -> new Signer(
                        new QueueReader(found.key().accountId(), id, found.principal(), null),
                        found.key().secret()))
                .orElseThrow(() -> MnsRefusal.denied(
                        "The AccessKeyId is not known not active, or may not be used from this address."));
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
