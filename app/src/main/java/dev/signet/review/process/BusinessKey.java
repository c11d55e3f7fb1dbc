package dev.signet.review.process;

import dev.signet.platform.text.WholeNumber;
import org.jspecify.annotations.Nullable;

/** {@code <kind>:<id>}, fixed for the life of a process instance. */
public final class BusinessKey {

    private BusinessKey() {}

    public static String of(String kind, long id) {
        return kind + ":" + id;
    }

    /** The id in a key of this kind; -1, which nothing has, in any other. */
    public static long id(String kind, @Nullable String key) {
        return key == null || !key.startsWith(kind + ":")
                ? -1
                : WholeNumber.parse(key.substring(kind.length() + 1)).orElse(-1);
    }
}
