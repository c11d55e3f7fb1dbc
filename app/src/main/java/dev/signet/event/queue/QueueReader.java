package dev.signet.event.queue;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request to a queue.
 *
 * @param only the one queue a token was issued for; null for an AccessKey, which reads all of its account's
 */
record QueueReader(
        long accountId, String accessKeyId, @Nullable QueueName only) implements Principal {

    boolean mayRead(QueueName queue) {
        return only == null ? queue.accountId() == accountId : only.equals(queue);
    }

    @Override
    public String getName() {
        return accessKeyId;
    }
}
