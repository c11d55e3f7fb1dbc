package dev.signet.sending;

import java.util.Collection;
import java.util.Set;

/** Remembers which signed calls were taken, so that a recorded one cannot be played again. */
public interface RequestNonces {

    /**
     * Spends nonces in the caller's data-plane transaction.
     *
     * @return those that had not been spent before, on whichever node
     */
    Set<RequestNonce> spend(Collection<RequestNonce> nonces);

    /** The call was not taken after all: the client may send the same one again. */
    void release(RequestNonce nonce);
}
