package dev.signet.sending.notice;

import dev.signet.sending.SendAnswer;
import java.util.concurrent.CompletableFuture;

/**
 * What the platform sends in its own name: warnings, verification codes of contacts, acknowledgements. They go through
 * sending like anybody's messages, by every rule, from the platform's own account; no customer pays for them.
 */
public interface PlatformMessages {

    /** Sends now; the answer is that of any send request. */
    CompletableFuture<SendAnswer> send(PlatformMessage message);

    /** Leaves the message to be sent once the caller's data-plane transaction has committed, exactly once. */
    void post(PlatformMessage message);
}
