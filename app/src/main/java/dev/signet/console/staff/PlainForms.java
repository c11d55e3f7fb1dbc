package dev.signet.console.staff;

import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes no form with characters that nobody sees, as {@code /v1} takes no such body: what staff writes stands in the audit
 * trail for good, and is read by others.
 */
@Component
class PlainForms implements HandlerInterceptor {

    private static final Wording TEXTS = Wording.of("staff");

    /** @throws dev.signet.platform.Refusal naming the field, never what is in it */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if ("POST".equals(request.getMethod())) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    check(name, PlainText.bare(value));
                }
            });
        }
        return true;
    }

    private static void check(String name, String value) {
        int place = Math.max(PlainText.corrupt(value), PlainText.hidden(value));
        if (place >= 0) {
            throw TEXTS.refusal(
                    "InvalidParameter",
                    "page.hidden",
                    name,
                    place + 1,
                    "U+%04X".formatted(value.codePointAt(value.offsetByCodePoints(0, place))));
        }
    }
}
