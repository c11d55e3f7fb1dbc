package dev.signet.api.signing;

import dev.signet.access.Credential;
import dev.signet.access.Credentials;
import dev.signet.access.KeyUses;
import dev.signet.access.session.SessionTokens;
import dev.signet.access.session.TokenRefused;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import dev.signet.platform.text.Quoted;
import dev.signet.sending.RequestNonce;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out who signed a request, by either scheme. Spending the nonce is a step of its own, the last one: a request
 * that fails before it may be repeated as it is.
 */
@Component
public class Authenticator {

    static final String EMPTY_BODY_HASH = Hmac.sha256(new byte[0]);

    private static final List<String> SIGNED_ALWAYS =
            List.of("x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256");
    private static final List<String> SIGNED_FOR_RPC = List.of("x-acs-action", "x-acs-version");

    private static final String TOKEN = "x-acs-security-token";

    private static final long NONCE_WAIT_SECONDS = 10;

    private final Credentials credentials;
    private final KeyUses uses;
    private final NonceLedger nonces;
    private final Clock clock;
    private final RpcSignature rpcSignature = new RpcSignature();
    private final Acs3Signature acs3Signature = new Acs3Signature();

    Authenticator(Credentials credentials, KeyUses uses, NonceLedger nonces, Clock clock) {
        this.credentials = credentials;
        this.uses = uses;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * A verified signer, with the nonce that is still to be spent.
     *
     * @param principal whose key it is
     * @param bodyHash of the body that was signed, where it is still to be read; null where the body was read before
     */
    public record Signer(
            Credential credential,
            String nonce,
            Instant signedAt,
            @Nullable String bodyHash) {

        public AccessKey key() {
            return credential.key();
        }

        public Principal principal() {
            return credential.principal();
        }

        public ApiCaller caller() {
            return new ApiCaller(key().accountId(), key().id(), principal(), credential.until());
        }
    }

    /** What the newer scheme signs beside the query: the request line and the headers, one of which is the body's hash. */
    public record SignedHead(String method, String path, Parameters query, UnaryOperator<@Nullable String> headers) {

        String header(String name) {
            String value = headers.apply(name);
            return value == null ? "" : value.trim();
        }
    }

    public static boolean isAcs3(@Nullable String authorization) {
        return authorization != null && authorization.startsWith("ACS3-");
    }

    public Signer byParameters(String method, Parameters parameters) {
        String keyId = parameters.text("AccessKeyId");
        if (keyId == null) {
            throw missingKey(parameters.text("BearerToken") != null);
        }
        String signature = parameters.text("Signature");
        if (signature == null) {
            throw GatewayCode.INCOMPLETE_SIGNATURE.refusal("The parameter Signature is missing.");
        }
        requireValue(parameters, "SignatureMethod", "HMAC-SHA1");
        requireValue(parameters, "SignatureVersion", "1.0");
        String nonce = required(parameters.text("SignatureNonce"), "SignatureNonce");
        Instant signedAt = SignedTime.check(required(parameters.text("Timestamp"), "Timestamp"), clock);
        Credential credential = credential(keyId, parameters.text("SecurityToken"));
        rpcSignature.verify(method, parameters, credential.key().secret(), signature);
        uses.note(keyId);
        return new Signer(credential, nonce, signedAt, null);
    }

    /** Verifies a request before its body is read; that follows with {@link #requireSigned}. */
    public Signer byHeaders(SignedHead request, boolean rpc) {
        Acs3Signature.Authorization authorization = Acs3Signature.Authorization.parse(request.header("authorization"));
        authorization.requireSigned(SIGNED_ALWAYS);
        if (rpc) {
            authorization.requireSigned(SIGNED_FOR_RPC);
        }
        String nonce = required(emptyToNull(request.header("x-acs-signature-nonce")), "SignatureNonce");
        Instant signedAt = SignedTime.check(required(emptyToNull(request.header("x-acs-date")), "Timestamp"), clock);
        String token = emptyToNull(request.header(TOKEN));
        if (token != null) {
            authorization.requireSigned(List.of(TOKEN));
        }
        Credential credential = credential(authorization.credential(), token);
        String bodyHash = request.header("x-acs-content-sha256");
        String canonical = acs3Signature.canonicalRequest(
                request.method(),
                request.path(),
                request.query(),
                authorization.signedHeaders(),
                request.headers(),
                bodyHash);
        acs3Signature.verify(canonical, credential.key().secret(), authorization.signature());
        uses.note(credential.key().id());
        return new Signer(credential, nonce, signedAt, bodyHash);
    }

    /** Refuses a body that is not the one whose hash was signed. */
    public void requireSigned(byte[] body, Signer signer) {
        String received = body.length == 0 ? EMPTY_BODY_HASH : Hmac.sha256(body);
        if (signer.bodyHash() != null && !signer.bodyHash().equals(received)) {
            throw GatewayCode.SIGNATURE_DOES_NOT_MATCH.refusal(
                    "x-acs-content-sha256 is not the SHA-256 of the body received, which is " + received + ".");
        }
    }

    /**
     * What makes a call one that is made once.
     *
     * @param by the key that signed it; where none did, who makes it
     * @param at when it was signed or, unsigned, when it was laid before whoever makes it
     */
    public record Once(String by, String nonce, Instant at) {

        private static Once of(Signer signer) {
            return new Once(signer.key().id(), signer.nonce(), signer.signedAt());
        }
    }

    /**
     * Of a call that no key signs.
     *
     * @throws GatewayRefusal as of a signed one: without nonce or time, or too old
     */
    public Once once(String by, @Nullable String nonce, @Nullable String at) {
        return new Once(by, required(nonce, "SignatureNonce"), SignedTime.check(required(at, "Timestamp"), clock));
    }

    public RequestNonce firstSeen(Signer signer) {
        return firstSeen(Once.of(signer));
    }

    /** The nonce of a call that this node has not seen, for whoever spends it; refuses one that it has. */
    public RequestNonce firstSeen(Once once) {
        RequestNonce nonce = nonces.firstSeen(once.by(), once.nonce(), once.at());
        if (nonce == null) {
            throw GatewayCode.NONCE_USED.refusal();
        }
        return nonce;
    }

    public void spendNonce(Signer signer) {
        spendNonce(Once.of(signer));
    }

    /** Waits until the nonce is durably spent; refuses a second use. */
    public void spendNonce(Once once) {
        try {
            if (!nonces.spend(once.by(), once.nonce(), once.at()).get(NONCE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw GatewayCode.NONCE_USED.refusal();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayRefusal refusal ? refusal : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw GatewayCode.UNAVAILABLE.refusal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayCode.UNAVAILABLE.refusal();
        }
    }

    public static GatewayRefusal missingKey(boolean bearer) {
        return bearer
                ? GatewayCode.MISSING_ACCESS_KEY_ID.refusal(
                        "Bearer tokens are not accepted here; sign with an AccessKey.")
                : GatewayCode.MISSING_ACCESS_KEY_ID.refusal();
    }

    /** Whether they name a key that there is; nothing is said about who uses it. */
    public boolean knows(Parameters parameters) {
        String keyId = parameters.text("AccessKeyId");
        try {
            return keyId != null
                    && credential(keyId, parameters.text("SecurityToken")).key().active();
        } catch (GatewayRefusal e) {
            return false;
        }
    }

    private Credential credential(String keyId, @Nullable String token) {
        if (SessionTokens.isSessionKey(keyId)) {
            return temporary(keyId, token);
        }
        Credential credential = credentials.find(keyId).orElseThrow(GatewayCode.ACCESS_KEY_NOT_FOUND::refusal);
        if (!credential.key().active()) {
            throw GatewayCode.ACCESS_KEY_INACTIVE.refusal();
        }
        if (token != null) {
            throw GatewayCode.SECURITY_TOKEN_MISMATCH.refusal();
        }
        return credential;
    }

    private Credential temporary(String keyId, @Nullable String token) {
        if (token == null) {
            throw GatewayCode.MISSING_SECURITY_TOKEN.refusal();
        }
        try {
            return credentials.temporary(keyId, token);
        } catch (TokenRefused e) {
            throw (switch (e.fault()) {
                        case MALFORMED -> GatewayCode.SECURITY_TOKEN_MALFORMED;
                        case EXPIRED -> GatewayCode.SECURITY_TOKEN_EXPIRED;
                        case OF_ANOTHER_KEY -> GatewayCode.SECURITY_TOKEN_MISMATCH;
                    })
                    .refusal();
        }
    }

    private static void requireValue(Parameters parameters, String name, String wanted) {
        String given = required(parameters.text(name), name);
        if (!given.equals(wanted)) {
            throw new GatewayRefusal(
                    GatewayCode.INVALID_SIGNATURE_METHOD.code(),
                    GatewayCode.INVALID_SIGNATURE_METHOD.status(),
                    "Specified parameter " + name + " is not valid. It was '" + Quoted.of(given) + "'; it must be "
                            + wanted + ".");
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw GatewayCode.missing(name);
        }
        return value;
    }

    private static @Nullable String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
