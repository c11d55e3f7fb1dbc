package dev.signet.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * The answer to a form of a page that did what it should: goes on to another page, which says in words what was done, once.
 * A reload or a step back does it no second time.
 */
public final class Done implements View {

    private static final String COOKIE = "SIGNET-SAID";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final int LONGEST = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final @Nullable Said said;

    /** A text of a bundle with what is filled in. */
    private record Said(String bundle, String key, List<String> values) {}

    private Done(String path, @Nullable Said said) {
        this.path = path;
        this.said = said;
    }

    /**
     * @param path to go on to, within the console, with values already encoded
     * @param bundle of {@code messages/}, and the key in it
     */
    public static Done to(String path, String bundle, String key, Object... values) {
        return new Done(
                path,
                new Said(bundle, key, Stream.of(values).map(String::valueOf).toList()));
    }

    /** Goes on without a word: the page itself shows it. */
    public static Done to(String path) {
        return new Done(path, null);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        if (said != null) {
            PageCookies.set(request, response, COOKIE, encoded(said), PageCookies.path(request), LONG_ENOUGH);
        }
        if (PagePart.isAsked(request)) {
            response.setHeader("HX-Redirect", path);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", path);
        }
    }

    /** What was done just before, which is told this once only. */
    public static Optional<String> told(HttpServletRequest request, HttpServletResponse response) {
        String kept = PageCookies.value(request, COOKIE);
        if (kept == null) {
            return Optional.empty();
        }
        PageCookies.set(request, response, COOKIE, "", PageCookies.path(request), Duration.ZERO);
        try {
            Said said = JSON.readValue(Base64.getUrlDecoder().decode(kept), Said.class);
            return Optional.of(PageLanguage.of(
                    Wording.of(said.bundle()).text(said.key(), said.values().toArray()), PageLanguage.of(request)));
        } catch (java.io.IOException | RuntimeException e) {
            return Optional.empty(); // no cookie of ours
        }
    }

    private static String encoded(Said said) {
        try {
            String json = JSON.writeValueAsString(said);
            String kept = json.length() > LONGEST
                    ? JSON.writeValueAsString(new Said(
                            said.bundle(),
                            said.key(),
                            said.values().stream()
                                    .map(value -> value.length() > 60 ? value.substring(0, 60) + "…" : value)
                                    .toList()))
                    : json;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
