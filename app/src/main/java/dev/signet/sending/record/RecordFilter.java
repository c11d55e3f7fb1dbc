package dev.signet.sending.record;

import dev.signet.platform.Refusal;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.text.SendTexts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
 */
public record RecordFilter(
        LocalDate from,
        LocalDate to,
        @Nullable Long number,
        @Nullable String signName,
        @Nullable Set<String> templateCodes,
        @Nullable TemplateKind kind,
        @Nullable SendStatus state,
        @Nullable String errorCode) {

    public RecordFilter {
        templateCodes = templateCodes == null ? null : Set.copyOf(templateCodes);
    }

    /** Everything of one day. */
    public static RecordFilter of(LocalDate day) {
        return new RecordFilter(day, day, null, null, null, null, null, null);
    }

    /** The same for one of its days. */
    public RecordFilter onDay(LocalDate day) {
        return between(day, day);
    }

    /** The same for some of its days. */
    RecordFilter between(LocalDate first, LocalDate last) {
        return new RecordFilter(first, last, number, signName, templateCodes, kind, state, errorCode);
    }

    /**
     * A number as callers write it, in any form the send actions take.
     *
     * @throws Refusal {@code isv.MOBILE_NUMBER_ILLEGAL} when it is none
     */
    public static long number(String phoneNumber) {
        List<Long> numbers = PhoneNumbers.meant(phoneNumber);
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
