package dev.signet.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tags of an account are wanted.
 *
 * @param ids of these resources only; empty for all of the type
 * @param tags of the resources that have all of these, and of their tags only those with these keys; empty for all
 * @param next where an earlier page ended; null for the first
 */
public record TagQuery(
        String type,
        List<String> ids,
        List<TagFilter> tags,
        @Nullable String next,
        int size) {}
