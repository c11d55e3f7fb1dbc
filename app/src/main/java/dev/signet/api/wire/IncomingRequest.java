package dev.signet.api.wire;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, nothing of it decoded.
 *
 * @param path as sent, still encoded
 * @param query as sent, still encoded; null when there is none
 * @param headers the first value of a header by name, whatever its letter case
 * @param body empty until it was read
 * @param sourceIp behind trusted proxies
 * @param secure whether it came over TLS, as far as a trusted proxy says so
 */
public record IncomingRequest(
        String method,
        String path,
        @Nullable String query,
        UnaryOperator<@Nullable String> headers,
        byte[] body,
        String sourceIp,
        boolean secure) {

    public IncomingRequest with(byte[] itsBody) {
        return new IncomingRequest(method, path, query, headers, itsBody, sourceIp, secure);
    }

    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    public boolean hasFormBody() {
        String contentType = headers.apply("content-type");
        return body.length > 0
                && (contentType == null
                        || contentType.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33));
    }
}
