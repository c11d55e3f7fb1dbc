package dev.signet.rules.fact;

import org.jspecify.annotations.Nullable;

/**
 * The account's verification abuse monitoring (验证码防盗刷监控, S11.1): its switch with parameters, and what was seen in
 * the running clock hour for the signature. Parameters left null take the rulebook's defaults.
 *
 * @param stop refuse further verification messages once the monitor fires, instead of only warning
 * @param requestsThreshold verification messages in the hour
 * @param successPercentThreshold share of succeeded (or converted, where the account reports it), at or below
 * @param growthPercentThreshold growth against the same hour of the previous day, at or above
 * @param requests accepted in this clock hour, this message excluded
 * @param successPercent 0..100; null while nothing is known yet
 * @param requestsSameHourYesterday accepted in the same hour of the previous day
 * @param neighbouringNumbers how many numbers of this hour stand next to one another (a walked range)
 */
public record AbuseMonitor(
        boolean stop,
        @Nullable Integer requestsThreshold,
        @Nullable Integer successPercentThreshold,
        @Nullable Integer growthPercentThreshold,
        int requests,
        @Nullable Integer successPercent,
        int requestsSameHourYesterday,
        int neighbouringNumbers) {}
