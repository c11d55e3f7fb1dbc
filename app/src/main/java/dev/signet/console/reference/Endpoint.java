package dev.signet.console.reference;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where clients of the API call: where the console is.
 *
 * @param host with the port where it is not the scheme's own
 */
record Endpoint(String scheme, String host) {

    static Endpoint of(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80) || port <= 0;
        return new Endpoint(scheme, request.getServerName() + (usual ? "" : ":" + port));
    }

    public String url() {
        return scheme + "://" + host;
    }

    /** As the official SDK writes it. */
    public String protocol() {
        return scheme.equals("https") ? "HTTPS" : "HTTP";
    }
}
