package dev.signet.api.signature;

import dev.signet.account.ApiCaller;
import dev.signet.api.gateway.RpcCall;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import org.jspecify.annotations.Nullable;

/** How the API numbers and words what a signature is. */
final class SignatureWire {

    private static final Wording TEXTS = Wording.of("api");

    private SignatureWire() {}

    /** {@code SignSource} 0 to 5 of the classic actions. */
    static SignatureSource source(RpcCall call) {
        String given = call.requiredText("SignSource");
        SignatureSource[] sources = SignatureSource.values();
        if (given.length() == 1 && given.charAt(0) >= '0' && given.charAt(0) < '0' + sources.length) {
            return sources[given.charAt(0) - '0'];
        }
        throw TEXTS.refusal("isv.SIGN_SOURCE_ILLEGAL", "signature.source", Quoted.of(given));
    }

    /** {@code SignType} 0 verification, 1 general; general where nothing is said. */
    static Scenario scenario(RpcCall call) {
        return call.intValue("SignType", 0, 1).orElse(1) == 0 ? Scenario.VERIFICATION : Scenario.GENERAL;
    }

    static int status(SignatureState state) {
        return switch (state) {
            case UNDER_REVIEW -> 0;
            case APPROVED -> 1;
            case REJECTED, SUSPENDED -> 2;
            case CANCELLED, WITHDRAWN -> 10;
        };
    }

    static String auditStatus(SignatureState state) {
        return switch (state) {
            case UNDER_REVIEW -> "AUDIT_STATE_INIT";
            case APPROVED -> "AUDIT_STATE_PASS";
            case REJECTED, SUSPENDED -> "AUDIT_STATE_NOT_PASS";
            case CANCELLED, WITHDRAWN -> "AUDIT_STATE_CANCEL";
        };
    }

    static boolean turnedDown(SignatureRow row) {
        return status(row.state()) == 2;
    }

    static String reason(SignatureRow row) {
        return row.reason().isEmpty() ? TEXTS.zh("signature.no-reason") : row.reason();
    }

    static String businessType(Scenario scenario) {
        return TEXTS.zh("signature.business." + scenario);
    }

    static String sourceText(SignatureSource source) {
        return TEXTS.zh("signature.source." + source);
    }

    /** The stored letter of authorisation, where the application has one. */
    static @Nullable Long authorisationLetter(SignatureRow row) {
        return row.evidence().stream()
                .filter(file -> file.kind() == EvidenceKind.AUTHORISATION_LETTER)
                .map(EvidenceFile::id)
                .findFirst()
                .orElse(null);
    }

    static boolean letterPassed(SignatureRow row) {
        return authorisationLetter(row) != null && row.state() == SignatureState.APPROVED;
    }

    static SignatureRow existing(Signatures signatures, ApiCaller caller, String name) {
        return signatures
                .newest(caller.accountId(), name)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "signature.unknown", Quoted.of(name)));
    }
}
