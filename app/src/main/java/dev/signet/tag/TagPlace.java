package dev.signet.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of tags ended: the token that asks for the next one, in a form that nobody has to understand. */
record TagPlace(String id, String key) {

    private static final char BETWEEN = '\n'; // neither holds one

    static TagPlace of(TagRow last) {
        return new TagPlace(last.id(), last.tag().key());
    }

    /** @throws dev.signet.platform.Refusal where the token is none of ours */
    static @Nullable TagPlace read(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            int between = text.indexOf(BETWEEN);
            if (between > 0) {
                return new TagPlace(text.substring(0, between), text.substring(between + 1));
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw TagRules.invalid("refused.next");
    }

    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + BETWEEN + key).getBytes(UTF_8));
    }
}
