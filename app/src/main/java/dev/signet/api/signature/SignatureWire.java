package dev.signet.api.signature;

import dev.signet.account.ApiCaller;
import dev.signet.api.gateway.RpcCall;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Refusal;
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

    private SignatureWire() {}

    /** {@code SignSource} 0 to 5 of the classic actions. */
    static SignatureSource source(RpcCall call) {
        String given = call.requiredText("SignSource");
        SignatureSource[] sources = SignatureSource.values();
        if (given.length() == 1 && given.charAt(0) >= '0' && given.charAt(0) < '0' + sources.length) {
            return sources[given.charAt(0) - '0'];
        }
        throw new Refusal(
                "isv.SIGN_SOURCE_ILLEGAL",
                "签名来源 SignSource 不合法：'" + Quoted.of(given) + "'，只能是 0 到 5 的整数。",
                "SignSource is not valid: it was '" + Quoted.of(given) + "'; it must be a whole number from 0 to 5.");
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
            case CANCELLED -> 10;
        };
    }

    static String auditStatus(SignatureState state) {
        return switch (state) {
            case UNDER_REVIEW -> "AUDIT_STATE_INIT";
            case APPROVED -> "AUDIT_STATE_PASS";
            case REJECTED, SUSPENDED -> "AUDIT_STATE_NOT_PASS";
            case CANCELLED -> "AUDIT_STATE_CANCEL";
        };
    }

    static boolean turnedDown(SignatureRow row) {
        return status(row.state()) == 2;
    }

    static String reason(SignatureRow row) {
        return row.reason().isEmpty() ? "无审核备注" : row.reason();
    }

    static String businessType(Scenario scenario) {
        return scenario == Scenario.VERIFICATION ? "验证码类型" : "通用类型";
    }

    static String sourceText(SignatureSource source) {
        return switch (source) {
            case COMPANY -> "企事业单位的全称或简称";
            case WEBSITE -> "工信部备案网站的全称或简称";
            case APP -> "已上线App应用的全称或简称";
            case OFFICIAL_ACCOUNT -> "公众号或小程序的全称或简称";
            case SHOP -> "电商平台店铺名的全称或简称";
            case TRADEMARK -> "商标名的全称或简称";
        };
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
                .orElseThrow(() -> new Refusal(
                        "isv.SMS_SIGNATURE_ILLEGAL",
                        "该账号下找不到对应签名：'" + Quoted.of(name) + "'。",
                        "This account has no signature '" + Quoted.of(name) + "'."));
    }
}
