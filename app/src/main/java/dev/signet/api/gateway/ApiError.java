package dev.signet.api.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.access.AccessDenied;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.text.Unseen;
import dev.signet.rules.verdict.Finding;
import java.util.List;
import java.util.Map;

/**
 * The one error body of {@code /v1/**}.
 *
 * @param code a documented code
 * @param message what is wrong and what would be right, in Chinese where it comes from the business
 * @param messageEn the same in English
 * @param requestId the request's id, also in the header {@code x-acs-request-id}
 * @param findings every norm finding behind a refused application; absent when no norm was involved
 * @param details further fields of the refusal: {@code AccessDeniedDetail}; absent where there are none
 */
public record ApiError(
        String code,
        String message,
        String messageEn,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details) {

    /** When {@link #unavailable} may do well: goes into the answer's {@code Retry-After}. */
    public static final String AGAIN_AFTER_SECONDS = "2";

    private static final Wording TEXTS = Wording.of("api");

    static ApiError of(GatewayRefusal refusal) {
        return new ApiError(
                refusal.code(),
                refusal.message(),
                refusal.message(),
                RequestIds.current(),
                List.of(),
                refusal.details());
    }

    public static ApiError of(AccessDenied denied) {
        return new ApiError(
                GatewayCode.NO_PERMISSION.code(),
                denied.message().zh(),
                denied.message().en(),
                RequestIds.current(),
                List.of(),
                Map.of("AccessDeniedDetail", Denied.detail(denied)));
    }

    public static ApiError of(Refusal refusal) {
        return new ApiError(
                refusal.code(),
                Refusals.message(refusal, false),
                Refusals.message(refusal, true),
                RequestIds.current(),
                refusal.findings(),
                Map.of());
    }

    /** An error of the request's form; the sentence names field, value and rule. */
    public static ApiError of(String code, Bilingual message) {
        Bilingual marked = message.map(Unseen::marked);
        return new ApiError(code, marked.zh(), marked.en(), RequestIds.current(), List.of(), Map.of());
    }

    /** The database cannot serve the request at the moment; the same request may do well later. */
    public static ApiError unavailable() {
        return of(GatewayCode.UNAVAILABLE.code(), TEXTS.text("unavailable"));
    }

    /** The HTTP status that goes with a refusal's code. */
    public static int status(String code) {
        return Refusals.restStatus(code);
    }
}
