package dev.signet.console;

import dev.signet.access.LoginSession;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Language and look in the browser at hand. Its cookies say them with every page; what their reader chose elsewhere is
 * brought into them once a session.
 */
@Component
class BrowserChoices {

    private static final String THEME = "SIGNET-THEME";
    private static final Set<String> THEMES = Set.of("light", "dark");
    /** For which session they were brought. */
    private static final String BROUGHT = "SIGNET-CHOICES";

    private final Preferences preferences;

    BrowserChoices(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Before a page is made. */
    void bring(LoginSession session, HttpServletRequest request, HttpServletResponse response) {
        String current = Long.toString(session.id());
        if (current.equals(PageCookies.value(request, BROUGHT))) {
            return;
        }
        Map<String, String> kept = preferences.of(session.principal());
        PageCookies.set(request, response, BROUGHT, current, PageCookies.CONSOLE, PageCookies.UNTIL_THE_BROWSER_ENDS);
        if (kept.containsKey(Preferences.LANGUAGE)) {
            PageLanguage.bring(request, response, kept.get(Preferences.LANGUAGE));
        }
        if (kept.containsKey(Preferences.THEME)) {
            setTheme(request, response, kept.get(Preferences.THEME));
        }
    }

    /** {@code light} or {@code dark}; empty: as the browser says. */
    String theme(HttpServletRequest request) {
        Object brought = request.getAttribute(THEME);
        String chosen = brought instanceof String theme
                ? theme
                : Objects.requireNonNullElse(PageCookies.value(request, THEME), "");
        return THEMES.contains(chosen) ? chosen : "";
    }

    void chooseTheme(LoginSession session, String theme, HttpServletRequest request, HttpServletResponse response) {
        String known = THEMES.contains(theme) ? theme : "";
        preferences.keep(session.principal(), Preferences.THEME, known);
        setTheme(request, response, known);
    }

    private static void setTheme(HttpServletRequest request, HttpServletResponse response, String theme) {
        request.setAttribute(THEME, theme);
        PageCookies.set(request, response, THEME, theme, PageCookies.CONSOLE, PageCookies.LONG);
    }

    /** Keeps the language that the address asks for, if it asks for another. */
    void keepLanguage(LoginSession session, HttpServletRequest request, HttpServletResponse response) {
        if (PageLanguage.keep(request, response)) {
            preferences.keep(
                    session.principal(),
                    Preferences.LANGUAGE,
                    PageLanguage.of(request).getLanguage());
        }
    }
}
