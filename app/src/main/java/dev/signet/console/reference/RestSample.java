package dev.signet.console.reference;

/** A call of {@code /v1} as it goes over the wire. */
final class RestSample {

    private static final String HEAD = """
            %s %s HTTP/1.1
            Host: %s
            x-acs-date: 2026-08-01T08:44:10Z
            x-acs-signature-nonce: 3ee8c1b8aa1f4d1d9f0a5b8c7d6e5f40
            x-acs-content-sha256: <SHA-256 of the body>
            Authorization: ACS3-HMAC-SHA256 Credential=<AccessKeyId>,SignedHeaders=host;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce,Signature=<signature>
            """;

    private RestSample() {}

    static String of(RestCall call, Endpoint endpoint) {
        String head = HEAD.formatted(call.method(), call.path(), endpoint.host());
        if (call.contentType().isEmpty()) {
            return head.stripTrailing();
        }
        return head + "Content-Type: " + call.contentType() + "\n\n" + call.example();
    }
}
