package dev.signet.sending.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.platform.text.Masks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has set for its own sending; how a node sends is said by {@code SendingSettings}. A null limit means
 * the rulebook's default or, for volumes, none.
 *
 * @param verificationPerMinute FC-1 for this account; enterprises only, 1 to the rulebook's highest value (S9.3)
 * @param whitelist numbers exempt from the verification frequency, at most 50 (S9.3-4)
 * @param dailyWarning billing units of a day at which the contacts are warned (S9.2-1)
 * @param dailyLimit billing units of a day after which sending stops
 * @param outsideWindow what a promotional message sent outside the window becomes
 * @param windowMissed what a promotional message becomes whose window closes while it waits
 * @param outIdIsIdempotencyKey the caller's {@code OutId} counts as {@code Idempotency-Key}
 * @param packageWarning units left in domestic packages below which the contacts are warned, 0 to 2,000,000,000 (S9.2-6)
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SendSettings")
public record AccountSettings(
        @Schema(description = FREQUENCY) @Nullable Integer verificationPerMinute,
        @Schema(description = FREQUENCY) @Nullable Integer verificationPerHour,
        @Schema(description = FREQUENCY) @Nullable Integer verificationPerDay,
        List<String> whitelist,
        @Nullable Long dailyWarning,
        @Nullable Long dailyLimit,
        @Nullable Long monthlyWarning,
        @Nullable Long monthlyLimit,
        OutsideWindow outsideWindow,
        WindowMissed windowMissed,
        boolean outIdIsIdempotencyKey,
        @Nullable AbuseMonitoring abuseMonitoring,
        @Nullable Long packageWarning) {

    private static final String FREQUENCY = "同一签名向同一号码的验证码条数上限，仅企业可设；设置过大而被运营商拦截的失败由账号自行承担。"
            + " Most codes from one signature to one number; enterprises only. Failures at carriers that a large value"
            + " causes are the account's own.";

    /** An account that has set nothing. */
    public static final AccountSettings DEFAULTS = new AccountSettings(
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
            null,
            null);

    // JSON may leave any of these out; what is absent is the default.
    @SuppressWarnings("ConstantValue")
    public AccountSettings {
        whitelist = whitelist == null ? List.of() : List.copyOf(whitelist);
        outsideWindow = outsideWindow == null ? OutsideWindow.REFUSE : outsideWindow;
        windowMissed = windowMissed == null ? WindowMissed.DEFER : windowMissed;
    }

    /** For a promotional message that arrives outside the send window. */
    public enum OutsideWindow {
        REFUSE,
        DEFER
    }

    /** For a promotional message that was accepted in time but not submitted before the window closed. */
    public enum WindowMissed {
        DEFER,
        EXPIRE
    }

    /**
     * The verification abuse monitor (S11.1-1); its presence is the switch. Null parameters take the rulebook's.
     *
     * @param stop refuse further codes of the signature in the hour in which the monitor fires
     * @param successPercent of delivered codes, or of used ones with {@code byConversion}
     * @param byConversion the account reports which codes were used ({@code /v1/conversions}), and is judged by that
     */
    public record AbuseMonitoring(
            boolean stop,
            @Nullable Integer requestsPerHour,
            @Nullable Integer successPercent,
            @Nullable Integer growthPercent,
            boolean byConversion) {}

    /** As whoever may not see full numbers sees them. */
    public AccountSettings masked() {
        return withWhitelist(whitelist.stream().map(Masks::phone).toList());
    }

    AccountSettings withWhitelist(List<String> numbers) {
        return new AccountSettings(
                verificationPerMinute,
                verificationPerHour,
                verificationPerDay,
                numbers,
                dailyWarning,
                dailyLimit,
                monthlyWarning,
                monthlyLimit,
                outsideWindow,
                windowMissed,
                outIdIsIdempotencyKey,
                abuseMonitoring,
                packageWarning);
    }

    /** With other warnings and limits of day and month. */
    public AccountSettings withVolumes(
            @Nullable Long ofDayWarned, @Nullable Long ofDay, @Nullable Long ofMonthWarned, @Nullable Long ofMonth) {
        return new AccountSettings(
                verificationPerMinute,
                verificationPerHour,
                verificationPerDay,
                whitelist,
                ofDayWarned,
                ofDay,
                ofMonthWarned,
                ofMonth,
                outsideWindow,
                windowMissed,
                outIdIsIdempotencyKey,
                abuseMonitoring,
                packageWarning);
    }

    /** With other frequencies of codes. */
    public AccountSettings withFrequency(
            @Nullable Integer perMinute, @Nullable Integer perHour, @Nullable Integer perDay) {
        return new AccountSettings(
                perMinute,
                perHour,
                perDay,
                whitelist,
                dailyWarning,
                dailyLimit,
                monthlyWarning,
                monthlyLimit,
                outsideWindow,
                windowMissed,
                outIdIsIdempotencyKey,
                abuseMonitoring,
                packageWarning);
    }

    /** With the monitor set so; null switches it off. */
    public AccountSettings withMonitoring(@Nullable AbuseMonitoring monitoring) {
        return new AccountSettings(
                verificationPerMinute,
                verificationPerHour,
                verificationPerDay,
                whitelist,
                dailyWarning,
                dailyLimit,
                monthlyWarning,
                monthlyLimit,
                outsideWindow,
                windowMissed,
                outIdIsIdempotencyKey,
                monitoring,
                packageWarning);
    }

    /** With another warning value; null for none. */
    public AccountSettings withPackageWarning(@Nullable Long warning) {
        return new AccountSettings(
                verificationPerMinute,
                verificationPerHour,
                verificationPerDay,
                whitelist,
                dailyWarning,
                dailyLimit,
                monthlyWarning,
                monthlyLimit,
                outsideWindow,
                windowMissed,
                outIdIsIdempotencyKey,
                abuseMonitoring,
                warning);
    }

    boolean watchesVolume() {
        return dailyWarning != null || dailyLimit != null || monthlyWarning != null || monthlyLimit != null;
    }
}
