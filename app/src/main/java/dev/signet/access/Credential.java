package dev.signet.access;

import dev.signet.account.AccessKey;
import dev.signet.account.Principal;

/**
 * What signs a request, and for whom.
 *
 * @param key with its secret; of a session its key is made for the session alone
 */
public record Credential(AccessKey key, Principal principal) {}
