package dev.signet.console;

import dev.signet.api.gateway.ApiError;
import dev.signet.console.FieldNames.Wrong;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * What a page was refused, as {@code /v1} says it.
 *
 * @param message in the reader's language
 * @param wrong each thing that is wrong, of which field, where the message tells several; else the message alone
 * @param denied of whoever lacks a permission: what was asked and which policy said no; empty otherwise
 */
public record Problem(
        int status,
        String code,
        String message,
        String requestId,
        List<Wrong> wrong,
        List<Finding> findings,
        Map<String, Object> denied) {

    static Problem of(int status, ApiError error, FieldNames fields, boolean english) {
        List<Wrong> wrong = fields.told(english ? error.messageEn() : error.message(), english);
        return new Problem(
                status,
                error.code(),
                wrong.stream().map(Wrong::message).collect(Collectors.joining(english ? "; " : "；")),
                error.requestId(),
                wrong,
                refusing(error.findings()),
                denied(error));
    }

    /** What stands in the way; beside it nobody needs to know what a person would have looked at. */
    private static List<Finding> refusing(List<Finding> findings) {
        List<Finding> refusing = findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
        return refusing.isEmpty() ? findings : refusing;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> denied(ApiError error) {
        return error.details().get("AccessDeniedDetail") instanceof Map<?, ?> detail
                ? (Map<String, Object>) detail
                : Map.of();
    }

    public boolean isForbidden() {
        return status == HttpStatus.FORBIDDEN.value();
    }

    public boolean isMissing() {
        return status == HttpStatus.NOT_FOUND.value();
    }
}
