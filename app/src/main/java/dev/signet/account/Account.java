package dev.signet.account;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the platform.
 *
 * @param name the account's own short name, unique on the platform, for example {@code demo}
 * @param verifiedName the name the account was verified under (person or organisation)
 * @param international whether it has opened the international/HMT service (S1-15); never true of an individual (S1-7)
 * @param state whether it owes: being suspended is no state of its money (S1-4)
 * @param zone the zone in which the account's days, hours and windows are judged; Asia/Shanghai by default
 * @param suspension null while it is not suspended
 */
public record Account(
        long id,
        String name,
        AccountKind kind,
        String verifiedName,
        AccountState state,
        boolean international,
        ZoneId zone,
        @Nullable Suspension suspension) {

    /** Of the account that the platform's own messages are sent from. */
    public static final String PLATFORM = "signet-platform";

    /** One that is not suspended. */
    public Account(
            long id,
            String name,
            AccountKind kind,
            String verifiedName,
            AccountState state,
            boolean international,
            ZoneId zone) {
        this(id, name, kind, verifiedName, state, international, zone, null);
    }

    public AccountStanding standing() {
        return suspension != null ? AccountStanding.SUSPENDED : AccountStanding.valueOf(state.name());
    }

    /** Whether it is no customer's: nobody logs in to it, pays for it or stops it. */
    public boolean belongsToPlatform() {
        return name.equals(PLATFORM);
    }

    /** Whether the international/HMT service is for accounts like it at all (S1-7). */
    public boolean mayOpenInternational() {
        return kind == AccountKind.ENTERPRISE;
    }
}
