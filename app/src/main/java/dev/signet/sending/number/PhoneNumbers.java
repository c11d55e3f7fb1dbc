package dev.signet.sending.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.content.NumberRange;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.text.SendTexts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers in every form the send actions take (CN-1): 11 domestic digits, with or without {@code +86},
 * {@code 86}, {@code 0086}; others as country code and number, with or without {@code +} or {@code 00}.
 *
 * <p>Eleven digits that begin with 1 may be a number of the mainland or of North America. What the message is for decides:
 * under an international template they are of North America where there is such a number, under any other always of the
 * mainland. In lists, which are for no template, they are of the mainland; {@code +} before them says otherwise.
 *
 * <p>Whether a mainland number exists is decided by its first five digits (domain-rules 8.1): by the rulebook's ranges,
 * and where those say nothing by the number library, whose answer is remembered, so that the hot path parses nothing.
 */
public final class PhoneNumbers {

    private static final byte UNKNOWN = 0;
    private static final byte VALID = 1;
    private static final byte INVALID = 2;

    private static final Provinces PROVINCES = Provinces.shipped();

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("(?<=\\d)[\\p{Z}\\p{Pd}]+(?=\\d)");

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    /** Racy on purpose: every thread computes the same answer. */
    private static final byte[] MAINLAND_RANGES = new byte[100_000];

    private final NumberRanges ranges;

    private PhoneNumbers(NumberRanges ranges) {
        this.ranges = ranges;
    }

    /** With the ranges of this rulebook. */
    public static PhoneNumbers of(Policies policies) {
        return new PhoneNumbers(NumberRanges.of(policies));
    }

    /**
     * The number that a message under a template of this kind would go to.
     *
     * @param day decides which ranges are in use; in the mainland's zone
     * @return null when there is no such mobile number
     */
    public @Nullable PhoneNumber read(String text, TemplateKind kind, LocalDate day) {
        Dialled dialled = Dialled.of(text);
        if (dialled == null) {
            return null;
        }
        String digits = dialled.digits();
        if (MainlandNumbers.withCode(digits)) {
            return mainland(MainlandNumbers.shown(digits), day);
        }
        if (!MainlandNumbers.withoutCode(digits)) {
            return foreign(digits);
        }
        if (kind != TemplateKind.INTERNATIONAL && !dialled.plus()) {
            return mainland(digits, day);
        }
        PhoneNumber american = foreign(digits);
        return american == null && !isElsewhere(dialled) ? mainland(digits, day) : american;
    }

    /** The number that an entry of a list, which is for no template, stands for; null when it is none. */
    public @Nullable PhoneNumber inList(String text, LocalDate day) {
        return read(text, TemplateKind.NOTIFICATION, day);
    }

    /**
     * As {@link #inList}, without asking whether the number's range is in use, nor whose it is: for entries that were checked
     * when made.
     */
    public static @Nullable PhoneNumber listed(String text) {
        Dialled dialled = Dialled.of(text);
        if (dialled == null) {
            return null;
        }
        if (MainlandNumbers.withCode(dialled.digits())) {
            return mainland(MainlandNumbers.shown(dialled.digits()), Vendor.MOBILE);
        }
        boolean here = MainlandNumbers.withoutCode(dialled.digits()) && !isElsewhere(dialled);
        PhoneNumber foreign = here && !dialled.plus() ? null : foreign(dialled.digits());
        return foreign == null && here ? mainland(dialled.digits(), Vendor.MOBILE) : foreign;
    }

    /**
     * Every number that whoever looks for records may mean, as country code and number: eleven digits that begin with 1
     * are shown of two. Whether their range is in use now does not matter; empty when it is no number.
     */
    public static List<Long> meant(String text) {
        Dialled dialled = Dialled.of(text);
        PhoneNumber number = listed(text);
        if (dialled == null || number == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(number.digits()), shownAlike(dialled)).toList();
    }

    /** What people put between groups of digits is left out: a number that was copied from a letter is looked up as it is. */
    public static String ungrouped(String text) {
        return BETWEEN_GROUPS.matcher(text).replaceAll("");
    }

    private static Stream<Long> shownAlike(Dialled dialled) {
        return MainlandNumbers.withoutCode(dialled.digits()) && !dialled.plus()
                ? Stream.of(Long.parseLong(dialled.digits()))
                : Stream.empty();
    }

    /** What would be right instead of a text that {@link #read} found no number in. */
    public Bilingual advice(String text, TemplateKind kind, LocalDate day) {
        Dialled dialled = Dialled.of(text);
        if (dialled == null) {
            return characters(Dialled.bare(text), kind);
        }
        String digits = dialled.digits();
        boolean mainland = MainlandNumbers.withCode(digits) || MainlandNumbers.withoutCode(digits) && !dialled.plus();
        if (!mainland) {
            if (kind != TemplateKind.INTERNATIONAL && !dialled.plus()) {
                return length(digits);
            }
            return SendTexts.numberAdvice(abroad(digits) != null ? "abroad.no-texts" : "abroad", digits);
        }
        return range(MainlandNumbers.shown(digits), day);
    }

    /** @param text no digits only, or too many of them */
    private static Bilingual characters(String text, TemplateKind kind) {
        String number = text.startsWith("+") ? text.substring(1) : text;
        if (number.isEmpty() || Dialled.onlyDigits(number)) {
            return length(number);
        }
        String others = number.codePoints()
                .filter(c -> c < '0' || c > '9')
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String reason = kind == TemplateKind.INTERNATIONAL ? "characters-abroad" : "characters";
        return SendTexts.numberAdvice(reason, Unseen.shown(others, text));
    }

    private static Bilingual length(String digits) {
        return SendTexts.numberAdvice("length", String.valueOf(digits.length()));
    }

    private Bilingual range(String digits, LocalDate day) {
        NumberRange range = ranges.of(digits, day);
        if (range == null) {
            return SendTexts.numberAdvice("range", digits.substring(0, 3));
        }
        if (!range.takesTexts()) {
            return SendTexts.numberAdvice("range.no-texts", range.prefix(), range.note());
        }
        boolean early = range.first() != null && day.isBefore(range.first());
        return SendTexts.numberAdvice(
                early ? "range.early" : "range.over",
                range.prefix(),
                String.valueOf(early ? range.first() : range.last()));
    }

    /** @param digits without country code */
    private @Nullable PhoneNumber mainland(String digits, LocalDate day) {
        NumberRange range = ranges.of(digits, day);
        boolean there = range == null ? isKnown(digits) : range.isReachable(day);
        return there ? mainland(digits, range == null ? Vendor.MOBILE : range.vendor()) : null;
    }

    private static PhoneNumber mainland(String digits, Vendor vendor) {
        return new PhoneNumber(
                Long.parseLong(MainlandNumbers.addCode(digits)), true, ChinaTime.ZONE, PROVINCES.of(digits), vendor);
    }

    private static boolean isKnown(String digits) {
        int start = Integer.parseInt(digits, 0, NumberRanges.DECIDING_DIGITS, 10);
        byte known = MAINLAND_RANGES[start];
        if (known == UNKNOWN) {
            known = isMainlandMobile(digits) ? VALID : INVALID;
            MAINLAND_RANGES[start] = known;
        }
        return known == VALID;
    }

    private static boolean isMainlandMobile(String digits) {
        Phonenumber.PhoneNumber number = new Phonenumber.PhoneNumber()
                .setCountryCode(MainlandNumbers.COUNTRY_CODE)
                .setNationalNumber(Long.parseLong(digits));
        return LIBRARY.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.MOBILE;
    }

    private static @Nullable PhoneNumber foreign(String digits) {
        Phonenumber.PhoneNumber number = abroad(digits);
        if (number == null || !mobile(number)) {
            return null;
        }
        String e164 = LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
        String region = LIBRARY.getRegionCodeForNumber(number);
        return new PhoneNumber(
                Long.parseLong(e164.substring(1)),
                false,
                ZoneOffset.UTC,
                region == null || region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY) ? "" : region,
                Vendor.INTERNATIONAL);
    }

    /** A number of whatever use outside the mainland; null where there is none. */
    private static Phonenumber.@Nullable PhoneNumber abroad(String digits) {
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse("+" + digits, null);
            boolean there = number.getCountryCode() != MainlandNumbers.COUNTRY_CODE && LIBRARY.isValidNumber(number);
            return there ? number : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Whether it is said to be of another country and is: also where it takes no messages it is not of the mainland. */
    private static boolean isElsewhere(Dialled dialled) {
        return dialled.plus() && abroad(dialled.digits()) != null;
    }

    private static boolean mobile(Phonenumber.PhoneNumber number) {
        return switch (LIBRARY.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE, UNKNOWN, PAGER, PERSONAL_NUMBER, VOIP -> true;
            default -> false;
        };
    }
}
