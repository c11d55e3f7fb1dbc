package dev.signet.sending;

import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettings.OutsideWindow;
import dev.signet.sending.account.AccountSettings.WindowMissed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings that tests give their accounts, each different from the defaults in one point. */
public final class Settings {

    private Settings() {}

    public static AccountSettings verification(
            @Nullable Integer minute, @Nullable Integer hour, @Nullable Integer day) {
        return of(minute, hour, day, List.of(), null, OutsideWindow.REFUSE, WindowMissed.DEFER, false);
    }

    public static AccountSettings dailyLimit(long units) {
        return of(null, null, null, List.of(), units, OutsideWindow.REFUSE, WindowMissed.DEFER, false);
    }

    public static AccountSettings whitelist(String... numbers) {
        return of(null, null, null, List.of(numbers), null, OutsideWindow.REFUSE, WindowMissed.DEFER, false);
    }

    public static AccountSettings window(OutsideWindow outside, WindowMissed missed) {
        return of(null, null, null, List.of(), null, outside, missed, false);
    }

    public static AccountSettings outIdAsKey() {
        return of(null, null, null, List.of(), null, OutsideWindow.REFUSE, WindowMissed.DEFER, true);
    }

    public static AccountSettings volume(@Nullable Long dailyLimit, @Nullable Long monthlyLimit) {
        return new AccountSettings(
                null,
                null,
                null,
                List.of(),
                null,
                dailyLimit,
                null,
                monthlyLimit,
                OutsideWindow.REFUSE,
                WindowMissed.DEFER,
                false,
                null,
                null);
    }

    public static AccountSettings volumes(
            @Nullable Long dailyWarning,
            @Nullable Long dailyLimit,
            @Nullable Long monthlyWarning,
            @Nullable Long monthlyLimit) {
        return new AccountSettings(
                null,
                null,
                null,
                List.of(),
                dailyWarning,
                dailyLimit,
                monthlyWarning,
                monthlyLimit,
                OutsideWindow.REFUSE,
                WindowMissed.DEFER,
                false,
                null,
                null);
    }

    public static AccountSettings monitoring(AccountSettings.@Nullable AbuseMonitoring monitoring) {
        return new AccountSettings(
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                OutsideWindow.REFUSE,
                WindowMissed.DEFER,
                false,
                monitoring,
                null);
    }

    private static AccountSettings of(
            @Nullable Integer minute,
            @Nullable Integer hour,
            @Nullable Integer day,
            List<String> whitelist,
            @Nullable Long dailyLimit,
            OutsideWindow outside,
            WindowMissed missed,
            boolean outId) {
        return new AccountSettings(
                minute, hour, day, whitelist, null, dailyLimit, null, null, outside, missed, outId, null, null);
    }
}
