package dev.signet.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Values of a name that may be given several times, each as it was sent and as the door judged it: a framework that makes a
 * list of one value splits it at its commas.
 */
public final class GivenValues {

    private GivenValues() {}

    /** From the address and the form; none where the name is not given. */
    public static List<String> of(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
