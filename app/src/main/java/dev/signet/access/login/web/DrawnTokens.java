package dev.signet.access.login.web;

import dev.signet.platform.page.DrawnForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Draws the token into pages, differently each time, so that it also tells which form was sent. */
final class DrawnTokens extends CsrfTokenRequestAttributeHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        super.handle(request, response, () -> drawn(token.get()));
    }

    private static CsrfToken drawn(CsrfToken token) {
        return new DefaultCsrfToken(token.getHeaderName(), token.getParameterName(), DrawnForm.draw(token.getToken()));
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        String given = super.resolveCsrfTokenValue(request, token);
        if (given == null) {
            return null;
        }
        DrawnForm.sent(request, given);
        return DrawnForm.token(given);
    }
}
