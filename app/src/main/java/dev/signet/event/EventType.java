package dev.signet.event;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What an account can be told (api-contract 4.1); spelled as the documentation spells it. */
public enum EventType {
    SMS_REPORT(1, "SmsReport", 100),
    SMS_UP(2, "SmsUp", 100),
    SIGN_SMS_REPORT(3, "SignSmsReport", 1),
    TEMPLATE_SMS_REPORT(4, "TemplateSmsReport", 1);

    private static final Wording TEXTS = Wording.of("event");

    private final int stored;
    private final String spelling;
    private final int together;

    EventType(int stored, String spelling, int together) {
        this.stored = stored;
        this.spelling = spelling;
        this.together = together;
    }

    public int stored() {
        return stored;
    }

    public String spelling() {
        return spelling;
    }

    /** Whether accounts can also pull it from a queue; reviews are only pushed (S9.1-4). */
    public boolean hasQueue() {
        return this == SMS_REPORT || this == SMS_UP;
    }

    /** How many go in one request at most. */
    public int together() {
        return together;
    }

    public static EventType ofStored(int stored) {
        return Arrays.stream(values())
                .filter(type -> type.stored == stored)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("event type " + stored + " is unknown"));
    }

    /** @throws Refusal naming the types there are */
    public static EventType ofSpelling(String text) {
        return Arrays.stream(values())
                .filter(type -> type.spelling.equals(text))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "type.unknown", Quoted.of(text), all()));
    }

    private static String all() {
        return Arrays.stream(values()).map(EventType::spelling).collect(Collectors.joining(", "));
    }
}
