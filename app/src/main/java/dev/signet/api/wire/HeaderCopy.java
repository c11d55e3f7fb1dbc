package dev.signet.api.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request's headers, kept: an answer may be written after the container has taken the request back. */
public final class HeaderCopy {

    private HeaderCopy() {}

    public static UnaryOperator<@Nullable String> of(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>(32);
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return name -> headers.get(name == null ? null : name.toLowerCase(Locale.ROOT));
    }
}
