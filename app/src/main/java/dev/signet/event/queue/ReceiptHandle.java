package dev.signet.event.queue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver deletes a message by. It travels in query strings without being encoded, so it has none but plain
 * characters. It need not be secret: it counts only together with the queue its bearer may read.
 */
record ReceiptHandle(long id, int dequeueCount) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    static Optional<ReceiptHandle> parse(String text) {
        Matcher handle = SHAPE.matcher(text);
        return handle.matches()
                ? Optional.of(new ReceiptHandle(Long.parseLong(handle.group(1)), Integer.parseInt(handle.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return id + "-" + dequeueCount;
    }
}
