package dev.signet.access.login.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.page.DrawnForm;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.PrivateFiles;
import dev.signet.platform.secret.SecretBox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * Tokens against forged requests: a digest of the session's cookie under a key of ours, so that none fits another session and
 * nothing is kept. Before there is a session a cookie of the login form takes its place.
 */
@Component
class ConsoleTokens implements CsrfTokenRepository {

    static final String HEADER = "X-CSRF-TOKEN";
    static final String PARAMETER = "_csrf";
    static final String FORM_COOKIE = "SIGNET-CONSOLE-FORM";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String FRESH = ConsoleTokens.class.getName();
    private static final int BYTES = 24;

    private final KeyedHash hash;

    ConsoleTokens(SecretBox secrets) {
        this.hash = secrets.keyedHash("console-csrf");
    }

    /** @param cookie the value that the token goes with */
    String of(String cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest(cookie.getBytes(UTF_8)));
    }

    /** Whether the request changes nothing, or shows the token of the session that it belongs to. */
    boolean allows(HttpServletRequest request, String cookie) {
        String given = request.getHeader(HEADER);
        return READING.contains(request.getMethod())
                || given != null
                        && MessageDigest.isEqual(
                                of(cookie).getBytes(UTF_8),
                                DrawnForm.token(given).getBytes(UTF_8));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(BYTES));
        request.setAttribute(FRESH, fresh);
        return token(fresh);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String fresh) {
            PageCookies.set(
                    request, response, FORM_COOKIE, fresh, PageCookies.CONSOLE, PageCookies.UNTIL_THE_BROWSER_ENDS);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        String session = ConsoleCookies.session(request);
        String cookie = session == null ? PageCookies.value(request, FORM_COOKIE) : session;
        return cookie == null ? null : token(cookie);
    }

    private CsrfToken token(String cookie) {
        return new DefaultCsrfToken(HEADER, PARAMETER, of(cookie));
    }
}
