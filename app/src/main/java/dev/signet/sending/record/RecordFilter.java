package dev.signet.sending.record;

import dev.signet.figures.LocalHours;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.text.SendTexts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which send records are meant (S7.3-1). What is null does not narrow.
 *
 * @param from first day, in UTC+8 like {@link SendDetails}
 * @param to last day, included
 * @param number country code and number as an integer; eleven digits that begin with 1 for a number of the mainland or of
 *     North America
 * @param templateCodes any of these templates; an empty set matches nothing
 * @param errorCode the platform's code or the carrier's own
 * @param origin who sent it and with which request
 * @param counting what figures tell messages apart by
 */
public record RecordFilter(
        LocalDate from,
        LocalDate to,
        @Nullable Long number,
        @Nullable String signName,
        @Nullable Set<String> templateCodes,
        @Nullable TemplateKind kind,
        @Nullable SendStatus state,
        @Nullable String errorCode,
        Origin origin,
        Counting counting) {

    /** Network of a number as figures have it. */
    public enum Network {
        MOBILE,
        UNICOM,
        TELECOM,
        CBN,
        INTERNATIONAL,
        /** Of what is no number. */
        UNKNOWN
    }

    /** Who pays for a message that is billed. */
    public enum Payer {
        /** The balance, or a voucher. */
        MONEY,
        PACKAGE
    }

    /**
     * Hours of the account's clock, as figures count them: what the blacklist stopped, or is not counted yet, is in none.
     *
     * @param first since 1970
     * @param end the first that is not meant
     */
    public record Hours(int first, int end) {

        /** @param hour null for all of the day */
        public static Hours of(LocalDate day, @Nullable Integer hour) {
            int midnight = LocalHours.first(day);
            return hour == null
                    ? new Hours(midnight, LocalHours.first(day.plusDays(1)))
                    : new Hours(midnight + hour, midnight + hour + 1);
        }
    }

    /**
     * What figures tell messages apart by (app/docs/figures.md), so that a figure leads to its messages. What is null does not
     * narrow; an empty text means those that have none.
     *
     * @param abroad whether the template is for messages abroad
     * @param code as the account is told, nothing else
     * @param carrierCode the carrier's own, nothing else
     * @param place of the number, at sending
     * @param task the bulk task that sent it; 0 for what none sent
     * @param payer of what is billed
     */
    public record Counting(
            @Nullable Hours hours,
            @Nullable Boolean abroad,
            @Nullable String code,
            @Nullable String carrierCode,
            @Nullable String place,
            @Nullable Network network,
            @Nullable Long task,
            @Nullable Payer payer) {

        public static final Counting ANY = new Counting(null, null, null, null, null, null, null, null);
    }

    /**
     * Where messages come from. What is null does not narrow.
     *
     * @param sentBy within the account, {@code user/alice}; empty for the account itself
     * @param bizId of the request, the number before the caret
     * @param requestId of the request, as its answer named it
     */
    public record Origin(
            @Nullable String sentBy,
            @Nullable Long bizId,
            @Nullable String requestId) {

        public static final Origin ANY = new Origin(null, null, null);

        /**
         * @param who as records and audit entries name it, {@code account:1001/user/alice}, or without its account; null for all
         * @param request a BizId or a RequestId; null for all
         */
        public static Origin of(long accountId, @Nullable String who, @Nullable String request) {
            OptionalLong bizId = request == null ? OptionalLong.empty() : BizId.parse(request);
            return new Origin(
                    who == null ? null : member(accountId, who),
                    bizId.isPresent() ? Long.valueOf(bizId.getAsLong()) : null,
                    bizId.isPresent() ? null : request);
        }

        private static String member(long accountId, String who) {
            String account = "account:" + accountId;
            return who.equals(account) ? "" : who.startsWith(account + "/") ? who.substring(account.length() + 1) : who;
        }
    }

    public RecordFilter(
            LocalDate from,
            LocalDate to,
            @Nullable Long number,
            @Nullable String signName,
            @Nullable Set<String> templateCodes,
            @Nullable TemplateKind kind,
            @Nullable SendStatus state,
            @Nullable String errorCode) {
        this(from, to, number, signName, templateCodes, kind, state, errorCode, Origin.ANY, Counting.ANY);
    }

    public RecordFilter {
        templateCodes = templateCodes == null ? null : Set.copyOf(templateCodes);
    }

    /** Everything of one day. */
    public static RecordFilter of(LocalDate day) {
        return new RecordFilter(day, day, null, null, null, null, null, null);
    }

    /**
     * Everything that figures count on a day of an account, or in an hour of it.
     *
     * @param zone of the account; it never changes
     * @param hour of its clock; null for all of the day
     */
    public static RecordFilter counted(LocalDate day, ZoneId zone, @Nullable Integer hour) {
        LocalDate of = MessageDays.bounded(day);
        Instant end = of.plusDays(1).atStartOfDay(zone).toInstant();
        return new RecordFilter(
                ChinaTime.dayOf(of.atStartOfDay(zone).toInstant()),
                ChinaTime.dayOf(end.minusMillis(1)),
                null,
                null,
                null,
                null,
                null,
                null,
                Origin.ANY,
                new Counting(Hours.of(of, hour), null, null, null, null, null, null, null));
    }

    /** The same from there only. */
    public RecordFilter from(Origin narrower) {
        return new RecordFilter(from, to, number, signName, templateCodes, kind, state, errorCode, narrower, counting);
    }

    /** The same for one of its days. */
    public RecordFilter onDay(LocalDate day) {
        return between(day, day);
    }

    /** The failed ones of the same. */
    RecordFilter failed() {
        return new RecordFilter(
                from, to, number, signName, templateCodes, kind, SendStatus.FAILED, errorCode, origin, counting);
    }

    /** The same for some of its days. */
    RecordFilter between(LocalDate first, LocalDate last) {
        return new RecordFilter(first, last, number, signName, templateCodes, kind, state, errorCode, origin, counting);
    }

    /**
     * A number as callers write it, in any form the send actions take, or in groups of digits.
     *
     * @throws Refusal {@code isv.MOBILE_NUMBER_ILLEGAL} when it is none
     */
    public static long number(String phoneNumber) {
        List<Long> numbers = PhoneNumbers.meant(PhoneNumbers.ungrouped(phoneNumber));
        if (numbers.isEmpty()) {
            throw new Refusal("isv.MOBILE_NUMBER_ILLEGAL", SendTexts.text("number.message", phoneNumber));
        }
        return numbers.get(numbers.size() - 1);
    }

    /** The number as callers see it; null when it does not narrow. */
    public @Nullable String phoneNumber() {
        return number == null ? null : PhoneNumber.shown(number);
    }

    /** Eleven digits that begin with 1, without a country code, are how two numbers are shown: both are meant. */
    List<Long> numbers() {
        if (number == null) {
            return List.of();
        }
        String digits = String.valueOf(number);
        return MainlandNumbers.withoutCode(digits)
                ? List.of(Long.valueOf(MainlandNumbers.addCode(digits)), number)
                : List.of(number);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }
}
