package dev.signet.platform.page;

import dev.signet.platform.secret.PrivateFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;

/**
 * Which drawing of a form was sent. Each has the token against forged requests with an ending of its own: whoever has no page
 * and sends the bare token sends no drawn form.
 */
public final class DrawnForm {

    private static final String SENT = DrawnForm.class.getName();
    /** Stands in no token. */
    private static final char MARK = '.';

    private static final int BYTES = 12;

    private DrawnForm() {}

    public static String draw(String token) {
        return token + MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(BYTES));
    }

    /** The token without its ending. */
    public static String token(String drawn) {
        int end = drawn.indexOf(MARK);
        return end < 0 ? drawn : drawn.substring(0, end);
    }

    public static void sent(HttpServletRequest request, String drawn) {
        if (drawn.indexOf(MARK) >= 0) {
            request.setAttribute(SENT, drawn);
        }
    }

    /** None where no page was drawn for it. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(SENT));
    }
}
