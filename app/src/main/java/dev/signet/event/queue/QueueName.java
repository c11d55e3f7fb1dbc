package dev.signet.event.queue;

import dev.signet.event.EventType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One account's queue for one type, by the name its programs know: {@code Alicom-Queue-<account>-SmsReport}. */
record QueueName(long accountId, EventType type) {

    private static final String PREFIX = "Alicom-Queue-";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([1-9]\\d{0,17})-(\\w{1,20})");

    static Optional<QueueName> parse(String text) {
        Matcher name = SHAPE.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        long accountId = Long.parseLong(name.group(1));
        return Arrays.stream(EventType.values())
                .filter(type -> type.hasQueue() && type.spelling().equals(name.group(2)))
                .map(type -> new QueueName(accountId, type))
                .findFirst();
    }

    @Override
    public String toString() {
        return PREFIX + accountId + "-" + type.spelling();
    }
}
