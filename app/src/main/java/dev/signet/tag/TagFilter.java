package dev.signet.tag;

import dev.signet.rules.text.Unseen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tag that is looked for.
 *
 * @param value null for any
 */
public record TagFilter(String key, @Nullable String value) {

    private static final char BETWEEN = '=';
    private static final char ESCAPE = '\\';

    /**
     * As it stands in an address: {@code team} for the key alone, {@code team=growth} for a value as well, which may be
     * empty ({@code team=}). In the key a backslash stands before {@code =} and before a backslash.
     */
    public static TagFilter parse(String text) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BETWEEN) {
                return new TagFilter(key.toString(), text.substring(i + 1));
            }
            if (c == ESCAPE && i + 1 < text.length()) {
                i++;
            }
            key.append(text.charAt(i));
        }
        return new TagFilter(key.toString(), null);
    }

    /** What the address of a list is filtered by: each {@code tag}, and {@code tagKey} with {@code tagValue} for one more. */
    public static List<TagFilter> of(HttpServletRequest request) {
        // A list made of one parameter would be split at its commas.
        return all(request.getParameterValues("tag"), request.getParameter("tagKey"), request.getParameter("tagValue"));
    }

    /**
     * All that an address is filtered by, blank ones left out; none where it has none.
     *
     * @param written each as {@link #parse} reads it
     * @param key of one more, as it stands in a field of its own
     * @param value of that one; blank for any
     */
    public static List<TagFilter> all(String @Nullable [] written, @Nullable String key, @Nullable String value) {
        Stream<TagFilter> told = Stream.ofNullable(written)
                .flatMap(Stream::of)
                .filter(text -> !text.isBlank())
                .map(TagFilter::parse);
        Stream<TagFilter> more = Stream.ofNullable(key)
                .filter(text -> !text.isBlank())
                .map(text -> new TagFilter(text, value == null || value.isBlank() ? null : value));
        return Stream.concat(told, more).distinct().toList();
    }

    /** What {@link #parse} reads. */
    public String written() {
        StringBuilder written = new StringBuilder();
        for (char c : key.toCharArray()) {
            if (c == BETWEEN || c == ESCAPE) {
                written.append(ESCAPE);
            }
            written.append(c);
        }
        return value == null
                ? written.toString()
                : written.append(BETWEEN).append(value).toString();
    }

    public TagFilter {
        key = Unseen.strip(key);
        value = value == null ? null : Unseen.strip(value);
    }
}
