package dev.signet.tag;

import dev.signet.rules.text.Unseen;
import org.jspecify.annotations.Nullable;

/**
 * A tag that is looked for.
 *
 * @param value null for any
 */
public record TagFilter(String key, @Nullable String value) {

    public TagFilter {
        key = Unseen.strip(key);
        value = value == null ? null : Unseen.strip(value);
    }
}
