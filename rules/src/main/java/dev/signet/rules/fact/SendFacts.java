package dev.signet.rules.fact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient, as the sending norms see it just before admission (domain-rules 5; the hot path).
 * What does not change between messages is grouped, so that a caller keeps one instance per account, signature and
 * template and only builds what belongs to the recipient.
 *
 * @param at the instant the message would be accepted
 * @param values the caller's values, one for each variable of the template, in the template's order
 * @param text the whole message: signature with its brackets and the rendered template
 * @param segments billing units of the text
 * @param history what this recipient got before
 * @param volume what the account sent before
 */
public record SendFacts(
        Instant at,
        Sender sender,
        Signature signature,
        Template template,
        Recipient recipient,
        List<Value> values,
        String text,
        int segments,
        RecipientHistory history,
        Volume volume) {

    /** What a promotional message outside the send window becomes, by the account's choice. */
    public enum OutsideWindow {
        REFUSE,
        DEFER
    }

    /**
     * The account with the limits it has set for itself; a null limit means the rulebook's default.
     *
     * @param inArrears the account owes (S1-4)
     * @param internationalClosed the account has not opened the international service (S1-15)
     * @param verificationPerMinute the account's own FC-1 limit, up to the rulebook's highest value (FC-2)
     * @param dailyLimit billing units a day after which sending stops (S9.2-1); null = unlimited
     * @param abuse the monitor's state for the signature; null when it is switched off
     */
    public record Sender(
            long accountId,
            ApplicantKind kind,
            boolean inArrears,
            boolean internationalClosed,
            @Nullable Integer verificationPerMinute,
            @Nullable Integer verificationPerHour,
            @Nullable Integer verificationPerDay,
            @Nullable Long dailyWarning,
            @Nullable Long dailyLimit,
            @Nullable Long monthlyWarning,
            @Nullable Long monthlyLimit,
            OutsideWindow outsideWindow,
            @Nullable AbuseMonitor abuse) {

        /** The same sender with what its monitor saw for one signature. */
        public Sender watchedBy(AbuseMonitor monitor) {
            return new Sender(
                    accountId,
                    kind,
                    inArrears,
                    internationalClosed,
                    verificationPerMinute,
                    verificationPerHour,
                    verificationPerDay,
                    dailyWarning,
                    dailyLimit,
                    monthlyWarning,
                    monthlyLimit,
                    outsideWindow,
                    monitor);
        }

        /** An account in good standing that has set nothing, with the international service open. */
        public static Sender of(long accountId, ApplicantKind kind) {
            return new Sender(
                    accountId,
                    kind,
                    false,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    OutsideWindow.REFUSE,
                    null);
        }
    }

    /** The approved signature in use. */
    public record Signature(long id, String name, Scenario scenario) {}

    /** The approved template in use. */
    public record Template(long id, TemplateKind kind) {}

    /**
     * One value of one variable.
     *
     * @param attribute the code declared on application; null when none was
     * @param value null when the caller gave none
     */
    public record Value(
            String name,
            @Nullable String attribute,
            @Nullable String value) {}

    /**
     * @param number E.164 with the plus sign
     * @param domestic whether it belongs to mainland China
     * @param zone the receiver's time zone
     * @param whitelisted the account's whitelist holds the number (S9.3-4)
     * @param blacklists the lists that hold the number and concern this account and signature
     */
    public record Recipient(
            String number, boolean domestic, ZoneId zone, boolean whitelisted, Set<BlacklistKind> blacklists) {}

    /** Billing units the account had accepted in the running day and month of its zone, this message excluded. */
    public record Volume(long today, long thisMonth) {
        public static final Volume NONE = new Volume(0, 0);
    }

    /** The same message as if it had these values only. */
    public SendFacts with(List<Value> others) {
        return new SendFacts(at, sender, signature, template, recipient, others, text, segments, history, volume);
    }

    public TemplateKind kind() {
        return template.kind();
    }
}
