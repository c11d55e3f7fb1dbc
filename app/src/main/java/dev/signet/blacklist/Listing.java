package dev.signet.blacklist;

import org.jspecify.annotations.Nullable;

/**
 * A number on the platform's list, with who put it there last.
 *
 * @param listed null where nothing of it is kept
 */
public record Listing(BlacklistEntry entry, @Nullable BlacklistEvent listed) {}
