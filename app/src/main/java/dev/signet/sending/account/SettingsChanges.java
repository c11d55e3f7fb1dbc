package dev.signet.sending.account;

import dev.signet.audit.FieldChanges;
import dev.signet.platform.text.Masks;
import dev.signet.sending.account.AccountSettings.AbuseMonitoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one change of an account's settings changed, for the audit trail; numbers masked. */
final class SettingsChanges {

    private SettingsChanges() {}

    static Map<String, Object> between(AccountSettings before, AccountSettings after) {
        FieldChanges changes = new FieldChanges()
                .field("dailyWarning", before.dailyWarning(), after.dailyWarning())
                .field("dailyLimit", before.dailyLimit(), after.dailyLimit())
                .field("monthlyWarning", before.monthlyWarning(), after.monthlyWarning())
                .field("monthlyLimit", before.monthlyLimit(), after.monthlyLimit())
                .field("verificationPerMinute", before.verificationPerMinute(), after.verificationPerMinute())
                .field("verificationPerHour", before.verificationPerHour(), after.verificationPerHour())
                .field("verificationPerDay", before.verificationPerDay(), after.verificationPerDay())
                .field("packageWarning", before.packageWarning(), after.packageWarning())
                .field(
                        "outsideWindow",
                        before.outsideWindow().name(),
                        after.outsideWindow().name())
                .field(
                        "windowMissed",
                        before.windowMissed().name(),
                        after.windowMissed().name())
                .field("outIdIsIdempotencyKey", before.outIdIsIdempotencyKey(), after.outIdIsIdempotencyKey())
                .field("whitelist.removed", without(before.whitelist(), after.whitelist()), null)
                .field("whitelist.added", null, without(after.whitelist(), before.whitelist()));
        monitoring(changes, before.abuseMonitoring(), after.abuseMonitoring());
        return changes.details();
    }

    private static void monitoring(
            FieldChanges changes, @Nullable AbuseMonitoring before, @Nullable AbuseMonitoring after) {
        changes.field("abuse.on", before != null, after != null)
                .field("abuse.stop", of(before, AbuseMonitoring::stop), of(after, AbuseMonitoring::stop))
                .field(
                        "abuse.requestsPerHour",
                        of(before, AbuseMonitoring::requestsPerHour),
                        of(after, AbuseMonitoring::requestsPerHour))
                .field(
                        "abuse.successPercent",
                        of(before, AbuseMonitoring::successPercent),
                        of(after, AbuseMonitoring::successPercent))
                .field(
                        "abuse.growthPercent",
                        of(before, AbuseMonitoring::growthPercent),
                        of(after, AbuseMonitoring::growthPercent))
                .field(
                        "abuse.byConversion",
                        of(before, AbuseMonitoring::byConversion),
                        of(after, AbuseMonitoring::byConversion));
    }

    private static @Nullable Object of(
            @Nullable AbuseMonitoring monitoring, Function<AbuseMonitoring, @Nullable Object> field) {
        return monitoring == null ? null : field.apply(monitoring);
    }

    /** Null where there is none, so that it counts as no change. */
    private static @Nullable List<String> without(List<String> numbers, List<String> others) {
        List<String> left = new ArrayList<>(numbers);
        left.removeAll(others);
        return left.isEmpty() ? null : left.stream().map(Masks::phone).toList();
    }
}
