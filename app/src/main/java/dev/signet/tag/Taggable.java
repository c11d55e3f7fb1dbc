package dev.signet.tag;

import dev.signet.platform.Refusal;
import java.util.Optional;

/**
 * A kind of thing that can have tags. Its domain publishes one bean of this type, and calls {@link Tags#forget} when one of
 * them is deleted.
 */
public interface Taggable {

    /** The word for the kind, as resources of policies have it: {@code sign}, {@code template}, {@code task}. */
    String type();

    /** The id by which the account's own thing is known, however it was written; empty where the account has none. */
    Optional<String> find(long accountId, String id);

    /** As {@link #find}; until the transaction ends nobody deletes the thing or changes its tags. */
    Optional<String> hold(long accountId, String id);

    /** What is said to whoever names one that the account has not. */
    Refusal unknown(String id);
}
