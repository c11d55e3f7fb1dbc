package dev.signet.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, by resource and key.
 *
 * @param next asks for the part that follows; null where nothing does
 */
public record TagPage(List<TagRow> rows, @Nullable String next) {}
