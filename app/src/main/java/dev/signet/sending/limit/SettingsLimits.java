package dev.signet.sending.limit;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What whoever sets something should know: what counts where nothing is set, how high a value may be, what is used.
 *
 * @param frequencyHighest of the account's own frequencies; 0 where this kind of account may set none (S9.3-1)
 * @param abuseRequests of an hour, where the monitor has no value of the account's own (S11.1)
 * @param usedOfDay billing units accepted in this day, and {@code usedOfMonth} in this month, of UTC+8
 */
@Schema(name = "SendSettingLimits")
public record SettingsLimits(
        int verificationPerMinute,
        int verificationPerHour,
        int verificationPerDay,
        int frequencyHighest,
        int whitelistMost,
        int packageWarningHighest,
        int abuseRequests,
        int abuseSuccessPercent,
        int abuseGrowthPercent,
        long usedOfDay,
        long usedOfMonth) {}
