package dev.signet.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.Principal;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rules.access.Judgement;
import dev.signet.rules.access.SourceAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was denied, sealed into the answer itself: whoever is denied carries it to somebody who may see policies, and it
 * can be explained on every node, also later. Nothing is stored, so that being denied costs the platform nothing.
 */
@Component
public class Denials {

    private static final String CONTEXT = "access-denial";
    private static final int LONGEST = 8192;

    private final SecretBox box;
    private final ObjectMapper json;
    private final Clock clock;

    Denials(SecretBox box, ObjectMapper json, Clock clock) {
        this.box = box;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A request that was denied.
     *
     * @param source its address
     * @param outcome EXPLICIT_DENY or IMPLICIT_DENY
     * @param policy whose statement denied it; null where none is about it
     * @param statement its place in the policy, from 1
     */
    public record Denial(
            Principal principal,
            String action,
            String path,
            String source,
            boolean secureTransport,
            @Nullable Boolean mfaPresent,
            Instant at,
            Judgement.Outcome outcome,
            Judgement.Layer layer,
            @Nullable String policy,
            int statement) {

        AccessCheck.Origin origin() {
            return new AccessCheck.Origin(SourceAddress.of(source), secureTransport, mfaPresent);
        }
    }

    String sealed(Principal principal, String action, String path, AccessCheck.Origin origin, Judgement judgement) {
        Denial denial = new Denial(
                principal,
                action,
                path,
                origin.source().toString(),
                origin.secureTransport(),
                origin.mfaPresent(),
                clock.instant(),
                judgement.outcome(),
                judgement.layer(),
                judgement.policy() == null ? null : judgement.policy().name(),
                judgement.statement());
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(box.seal(json.writeValueAsBytes(denial), CONTEXT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens what an answer carried; empty where it is not of this account, or was not made here. */
    public Optional<Denial> open(long accountId, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            return Optional.of(json.readValue(box.open(sealed, CONTEXT), Denial.class))
                    .filter(denial -> denial.principal().accountId() == accountId);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            return Optional.empty();
        }
    }
}
