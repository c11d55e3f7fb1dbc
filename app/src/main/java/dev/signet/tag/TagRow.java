package dev.signet.tag;

import java.time.Instant;

/**
 * A tag of a resource.
 *
 * @param type word of what can have tags: {@code template}
 * @param id by which the account knows the resource
 * @param setBy who of the account gave the key this value
 */
public record TagRow(String type, String id, Tag tag, String setBy, Instant setAt) {}
