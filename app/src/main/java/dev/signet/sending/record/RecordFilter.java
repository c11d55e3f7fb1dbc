package dev.signet.sending.record;

import dev.signet.platform.Refusal;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.store.BizId;
import dev.signet.sending.text.SendTexts;
import java.time.LocalDate;
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
        Origin origin) {

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
        this(from, to, number, signName, templateCodes, kind, state, errorCode, Origin.ANY);
    }

    public RecordFilter {
        templateCodes = templateCodes == null ? null : Set.copyOf(templateCodes);
    }

    /** Everything of one day. */
    public static RecordFilter of(LocalDate day) {
        return new RecordFilter(day, day, null, null, null, null, null, null);
    }

    /** The same from there only. */
    public RecordFilter from(Origin narrower) {
        return new RecordFilter(from, to, number, signName, templateCodes, kind, state, errorCode, narrower);
    }

    /** The same for one of its days. */
    public RecordFilter onDay(LocalDate day) {
        return between(day, day);
    }

    /** The failed ones of the same. */
    RecordFilter failed() {
        return new RecordFilter(from, to, number, signName, templateCodes, kind, SendStatus.FAILED, errorCode, origin);
    }

    /** The same for some of its days. */
    RecordFilter between(LocalDate first, LocalDate last) {
        return new RecordFilter(first, last, number, signName, templateCodes, kind, state, errorCode, origin);
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
