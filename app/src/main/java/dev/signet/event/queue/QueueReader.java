package dev.signet.event.queue;

import dev.signet.account.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request to a queue.
 *
 * @param principal who reads, or asked for the token
 * @param only the one queue a token was issued for; null for an AccessKey, which reads all of its account's
 * @param again throws {@link MnsRefusal} where the same request would not be let in any more; it may be over by then
 */
record QueueReader(
        long accountId,
        String accessKeyId,
        Principal principal,
        @Nullable QueueName only,
        Runnable again) implements java.security.Principal {

    boolean mayRead(QueueName queue) {
        return only == null ? queue.accountId() == accountId : only.equals(queue);
    }

    @Override
    public String getName() {
        return accessKeyId;
    }
}
