package dev.signet.platform.page;

import dev.signet.platform.Bilingual;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language in which somebody reads the console: what they chose; else Chinese, unless the browser asks for English first. */
public final class PageLanguage {

    /** Asks for a language from now on, in any address of the console. */
    public static final String PARAMETER = "lang";

    private static final String COOKIE = "SIGNET-LANGUAGE";
    private static final Pattern ASKED = Pattern.compile("(?:^|&)" + PARAMETER + "=([^&]*)");

    private PageLanguage() {}

    public static Locale of(HttpServletRequest request) {
        String asked = asked(request);
        if (asked != null) {
            return known(asked);
        }
        if (request.getAttribute(COOKIE) instanceof Locale brought) {
            return brought;
        }
        String chosen = PageCookies.value(request, COOKIE);
        if (chosen != null) {
            return known(chosen);
        }
        return request.getHeader("Accept-Language") == null
                ? Locale.CHINESE
                : known(request.getLocale().getLanguage());
    }

    /**
     * Keeps what the address asks for, if it asks.
     *
     * @return whether that is another than the browser had
     */
    public static boolean keep(HttpServletRequest request, HttpServletResponse response) {
        String asked = asked(request);
        if (asked == null) {
            return false;
        }
        String language = known(asked).getLanguage();
        PageCookies.set(request, response, COOKIE, language, PageCookies.path(request), PageCookies.LONG);
        return !language.equals(PageCookies.value(request, COOKIE));
    }

    /** What its reader chose elsewhere holds in this browser too, unless the address asks for another. */
    public static void bring(HttpServletRequest request, HttpServletResponse response, String language) {
        request.setAttribute(COOKIE, known(language));
        PageCookies.set(
                request, response, COOKIE, known(language).getLanguage(), PageCookies.path(request), PageCookies.LONG);
    }

    public static boolean isEnglish(Locale locale) {
        return known(locale.getLanguage()).equals(Locale.ENGLISH);
    }

    public static String of(Bilingual words, Locale locale) {
        return isEnglish(locale) ? words.en() : words.zh();
    }

    /** By the address alone: whoever is told why a form was not read is told so in their language, and it stays unread. */
    private static @Nullable String asked(HttpServletRequest request) {
        Matcher asked = ASKED.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        return asked.find() ? asked.group(1) : null;
    }

    private static Locale known(@Nullable String language) {
        return Locale.ENGLISH.getLanguage().equals(language) ? Locale.ENGLISH : Locale.CHINESE;
    }
}
