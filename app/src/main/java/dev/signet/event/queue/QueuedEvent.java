package dev.signet.event.queue;

import java.time.Instant;

/**
 * A message as one receiver got it.
 *
 * @param nextVisibleAt when others get it again, if it is not deleted before
 * @param dequeueCount how often it was received, this time included
 */
record QueuedEvent(
        long id, String payload, Instant enqueuedAt, Instant firstDequeuedAt, Instant nextVisibleAt, int dequeueCount) {

    /** Deletes it as long as nobody else has received it. */
    ReceiptHandle handle() {
        return new ReceiptHandle(id, dequeueCount);
    }
}
