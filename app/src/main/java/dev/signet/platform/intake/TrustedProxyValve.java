package dev.signet.platform.intake;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Where a request comes from and whether it came by TLS, as the proxies say that are trusted; a stranger's word about it
 * is worth nothing. The server itself is told, for it makes the session's cookie. The host's name is taken from nobody.
 */
final class TrustedProxyValve extends ValveBase {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern ADDRESS =
            Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "|(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    private final List<IpAddressMatcher> trusted;

    TrustedProxyValve(List<IpAddressMatcher> trusted) {
        super(true);
        this.trusted = trusted;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String peer = request.getRemoteAddr();
        if (isTrusted(peer)) {
            String client = client(peer, Collections.list(request.getHeaders(FOR)));
            request.setRemoteAddr(client);
            request.setRemoteHost(client);
            if (HTTPS.equalsIgnoreCase(last(Collections.list(request.getHeaders(PROTOCOL))))) {
                request.setSecure(true);
                request.getCoyoteRequest().scheme().setString(HTTPS);
                request.setServerPort(HTTPS_PORT);
            }
        }
        getNext().invoke(request, response);
    }

    /**
     * Each proxy appends whom it was called by: from the right, the first that is not trusted. Anybody may have written
     * what stands to the left of it.
     */
    String client(String peer, List<String> headers) {
        List<String> hops = parts(headers);
        Collections.reverse(hops);
        String client = peer;
        for (String hop : hops) {
            String address = address(hop);
            if (address == null || !isTrusted(client)) {
                break;
            }
            client = address;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    /** What the proxy nearest to us says. */
    private static String last(List<String> headers) {
        List<String> parts = parts(headers);
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    }

    private static List<String> parts(List<String> headers) {
        List<String> parts = new ArrayList<>();
        for (String header : headers) {
            for (String part : header.split(",")) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** Null for what is no address; some proxies write the port as well. */
    private static @Nullable String address(String hop) {
        int colon = hop.indexOf(':');
        String bare = hop.startsWith("[")
                ? hop.substring(1, Math.max(1, hop.indexOf(']')))
                : colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
        try {
            // Only what is written in digits: names are never looked up.
            return ADDRESS.matcher(bare).matches() ? InetAddress.getByName(bare).getHostAddress() : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
