package dev.signet.signature;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the address of a site as people write it, with or without its scheme. */
final class WebAddress {

    private WebAddress() {}

    static boolean isLink(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("www.");
    }

    /** The host of an address, without a leading {@code www.}; null when the text is no address. */
    static @Nullable String host(String text) {
        String address = text.strip();
        try {
            String host = new URI(address.contains("://") ? address : "http://" + address).getHost();
            if (host == null || !host.contains(".")) {
                return null;
            }
            String lower = host.toLowerCase(Locale.ROOT);
            return lower.startsWith("www.") ? lower.substring(4) : lower;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
