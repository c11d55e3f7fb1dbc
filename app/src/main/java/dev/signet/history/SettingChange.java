package dev.signet.history;

import dev.signet.platform.Bilingual;
import java.time.Instant;
import java.util.List;

/**
 * One change as its account's people may read it.
 *
 * @param who as audit entries name them
 * @param what in words: whose address was set
 * @param about what it was done to, a type of events or a contact; empty where there is nothing to say
 */
public record SettingChange(long id, Instant at, String who, Bilingual what, String about, List<Part> parts) {

    public SettingChange {
        parts = List.copyOf(parts);
    }

    /** One field in words, from what to what. */
    public record Part(String field, Bilingual name, Bilingual from, Bilingual to) {}
}
