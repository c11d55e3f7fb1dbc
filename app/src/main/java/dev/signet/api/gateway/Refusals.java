package dev.signet.api.gateway;

import dev.signet.api.wire.Answer;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.Refusal;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.review.ApiCodes;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place where a refusal of the business becomes an answer on the wire: HTTP 200 with a business code for the
 * classic actions, HTTP 400 or 404 with a plain code for the newer family, the gateway's envelope for gateway codes.
 */
@Component
class Refusals {

    /** Gateway codes that domains may raise too, by code. Not that of a body: others say {@code InvalidParameter} of what they were given. */
    private static final Map<String, GatewayCode> GATEWAY = Arrays.stream(GatewayCode.values())
            .filter(code -> code != GatewayCode.BODY_TOO_LARGE)
            .collect(Collectors.toUnmodifiableMap(GatewayCode::code, code -> code, (first, second) -> first));

    /** What the newer actions call the refusals that the classic ones know under a business code. */
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("isv.SIGN_NAME_ILLEGAL", "InvalidSignName"),
            Map.entry("isv.SMS_SIGN_NAME_ILLEGAL", "InvalidSignName"),
            Map.entry("isv.SMS_SIGN_EMOJI_ILLEGAL", "InvalidSignName"),
            Map.entry("isv.SMS_SIGN_ILLEGAL", "InvalidSignName"),
            Map.entry("SIGNATURE_BLACKLIST", "InvalidSignName"),
            Map.entry("isv.SIGNATURE_BLACKLIST", "InvalidSignName"),
            Map.entry("isv.SIGN_SOURCE_ILLEGAL", "InvalidSignSource"),
            Map.entry("isv.SIGN_OVER_LIMIT", "InvalidParameter"),
            Map.entry("isv.TEMPLATE_OVER_LIMIT", "InvalidParameter"),
            Map.entry("isv.SIGN_COUNT_OVER_LIMIT", "ForbiddenAction"),
            Map.entry("isv.TEMPLATE_COUNT_OVER_LIMIT", "ForbiddenAction"),
            Map.entry("isv.ERROR_EMPTY_FILE", "InvalidMoreData"),
            Map.entry("isv.SIGN_FILE_LIMIT", "InvalidMoreData"),
            Map.entry("isv.SMS_SIGNATURE_ILLEGAL", "SignatureNotFound"),
            Map.entry("isv.SMS_TEMPLATE_ILLEGAL", "TemplateNotFound"),
            Map.entry("isv.SMS_CONTENT_ILLEGAL", "InvalidTemplateContent.Format"),
            Map.entry("isv.UNSUPPORTED_CONTENT", "InvalidTemplateContent.Format"),
            Map.entry("isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE", "InvalidTemplateContent.Format"),
            Map.entry("isv.TEMPLATE_PARAMS_ILLEGAL", "InvalidTemplateRule"),
            Map.entry("template_parameter_count_illegal", "TemplateVarLimitExceeded"),
            Map.entry("TemplateParameterCountIllegal", "TemplateVarLimitExceeded"));

    private static final Set<String> NOT_FOUND = Set.of(
            "SignatureNotFound",
            "TemplateNotFound",
            "SmsSignatureNotFound",
            "QualificationNotFound",
            "MissingTemplateName");

    private static final Set<String> CONFLICT = Set.of(
            "isv.ERROR_SIGN_NOT_MODIFY",
            "isv.ERROR_SIGN_NOT_DELETE",
            "isv.ERROR_TEMPLATE_NOT_MODIFY",
            "isv.ERROR_TEMPLATE_NOT_DELETE",
            "SignName.Exists");

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Of sessions of the console. */
    private static final Map<String, Integer> OF_SESSIONS =
            Map.of("SessionOver", UNAUTHORIZED, "InvalidCsrfToken", FORBIDDEN);

    private final ActiveRulebook rulebook;

    Refusals(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The answer body of a business refusal, or the gateway refusal it amounts to. */
    Answer answer(Refusal refusal, RpcAction.Family family, boolean english) {
        GatewayCode gatewayCode = GATEWAY.get(refusal.code());
        if (gatewayCode != null) {
            throw new GatewayRefusal(gatewayCode.code(), gatewayCode.status(), gatewayMessage(refusal, gatewayCode));
        }
        String message = message(refusal, english);
        if (family == RpcAction.Family.NEWER) {
            throw newer(refusal, message);
        }
        return Answer.refused(refusal.code(), message);
    }

    /** A norm's code is in the rulebook's table; what no norm said is translated here. */
    private GatewayRefusal newer(Refusal refusal, String message) {
        Optional<Finding> norm = refusing(refusal).findFirst();
        if (norm.isPresent()) {
            ApiCodes.Codes codes = rulebook.current().apiCodes().of(norm.get());
            return new GatewayRefusal(codes.newer(), codes.newerStatus(), message);
        }
        String code = NEWER.getOrDefault(refusal.code(), refusal.code());
        return new GatewayRefusal(code, newerStatus(code), message);
    }

    private static int newerStatus(String code) {
        if (code.equals(KeyDoor.DENIED)) {
            return 403;
        }
        return NOT_FOUND.contains(code) || code.startsWith("EntityNotExist") ? 404 : inTheWay(code) ? 409 : 400;
    }

    /** What is there stands in the way: an equal, a dependent, as many as there may be, or how things stand. */
    private static boolean inTheWay(String code) {
        return code.startsWith("EntityAlreadyExists")
                || code.startsWith("DeleteConflict")
                || code.startsWith("LimitExceeded")
                || code.startsWith("OperationDenied");
    }

    private static Stream<Finding> refusing(Refusal refusal) {
        return refusal.findings().stream().filter(finding -> finding.severity() == Severity.REFUSE);
    }

    /** Gateway messages are English and begin with the known text. */
    private static String gatewayMessage(Refusal refusal, GatewayCode code) {
        String detail = refusal.messageEn();
        return detail.isEmpty() || detail.equals(code.message()) ? code.message() : code.message() + " " + detail;
    }

    /** The HTTP status of a refusal under {@code /v1/**}: what is unknown is 404, what its state forbids is 409. */
    static int restStatus(String code) {
        GatewayCode gatewayCode = GATEWAY.get(code);
        if (gatewayCode == GatewayCode.THROTTLED) {
            return 429;
        }
        if (gatewayCode != null) {
            return gatewayCode.status();
        }
        if (code.equals(KeyDoor.DENIED)) {
            return 403;
        }
        if (OF_SESSIONS.containsKey(code)) {
            return OF_SESSIONS.get(code);
        }
        if (NOT_FOUND.contains(NEWER.getOrDefault(code, code))
                || code.endsWith("NotFound")
                || code.startsWith("EntityNotExist")) {
            return 404;
        }
        return CONFLICT.contains(code) || inTheWay(code) ? 409 : 400;
    }

    /** The sentence with every refusing finding that it does not already name. */
    static String message(Refusal refusal, boolean english) {
        StringBuilder out = new StringBuilder(english ? refusal.messageEn() : refusal.messageZh());
        refusing(refusal).forEach(finding -> {
            String text = english ? finding.messageEn() : finding.messageZh();
            if (out.indexOf(text) < 0) {
                out.append(english ? "; [" : "；[")
                        .append(finding.normId())
                        .append("] ")
                        .append(text);
                appendPart(finding.part(), text, english, out);
            }
        });
        return out.toString();
    }

    private static void appendPart(@Nullable String part, String text, boolean english, StringBuilder out) {
        if (part != null && !part.isEmpty() && !text.contains(part)) {
            out.append(english ? " (" : "（").append(part).append(english ? ")" : "）");
        }
    }
}
