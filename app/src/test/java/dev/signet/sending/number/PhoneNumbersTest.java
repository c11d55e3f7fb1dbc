package dev.signet.sending.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Bilingual;
import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    private static final PhoneNumbers NUMBERS = PhoneNumbers.of(ShippedPolicies.read());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+8613812345678",
                "8613812345678",
                "008613812345678",
                "+13812345678",
                " 13812345678 "
            })
    @Tag("CN-1")
    void readsEveryFormOfAMainlandNumber(String text) {
        PhoneNumber number = domestic(text);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(8613812345678L);
        assertThat(number.domestic()).isTrue();
        assertThat(PhoneNumber.shown(number.digits())).isEqualTo("13812345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17012345678", "16212345678", "16512345678", "19212345678", "13491234567", "17400123456"})
    void knowsVirtualOperatorsAndNewRanges(String text) {
        assertThat(domestic(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1381234567",
                "138123456789",
                "14012345678",
                "15412345678",
                "02112345678",
                "12345",
                "+",
                "1381234567a",
                "99999999999999999999999"
            })
    void refusesWhatIsNoMobileNumber(String text) {
        assertThat(domestic(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85251234567", "+85251234567", "0085251234567"})
    void readsNumbersOutsideTheMainland(String text) {
        PhoneNumber number = domestic(text);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(85251234567L);
        assertThat(number.domestic()).isFalse();
    }

    @ParameterizedTest // #12
    @CsvSource({
        "13500000001, CN-GD",
        "+8613500000001, CN-GD",
        "19212345678, CN",
        "+85251234567, HK",
        "+85366123456, MO",
        "+886912345678, TW",
        "+14155552671, US",
    })
    void tellsTheProvinceOnTheMainlandAndTheCountryElsewhere(String text, String place) {
        assertThat(domestic(text).place()).isEqualTo(place);
        assertThat(PhoneNumbers.listed(text).place()).isEqualTo(place);
    }

    @Test
    void showsForeignNumbersWithTheirCountryCode() {
        assertThat(PhoneNumber.shown(85251234567L)).isEqualTo("85251234567");
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {"13122530123", "19172530123", "14155552671", "+13122530123", "0013122530123", "18005550123"})
    void readsElevenDigitsOfAnInternationalTemplateAsNorthAmerican(String text) {
        PhoneNumber number = NUMBERS.read(text, TemplateKind.INTERNATIONAL, DAY);

        if (text.startsWith("1800")) {
            assertThat(number)
                    .as("a toll-free number takes no messages; 180 is a range of the mainland")
                    .isNotNull();
            assertThat(number.domestic()).isTrue();
        } else {
            assertThat(number).isNotNull();
            assertThat(number.domestic()).isFalse();
            assertThat(String.valueOf(number.digits())).isEqualTo(text.replaceFirst("^(\\+|00)", ""));
        }
    }

    /** 180 is a range of the mainland, but + says that the number is not of the mainland. */
    @ParameterizedTest // #8
    @EnumSource(TemplateKind.class)
    void takesATollFreeNumberForNoMainlandOne(TemplateKind kind) {
        assertThat(NUMBERS.read("+18005550123", kind, DAY)).isNull();
        assertThat(NUMBERS.advice("+18005550123", kind, DAY).en()).contains("+18005550123", "receives no messages");
        assertThat(PhoneNumbers.listed("+18005550123")).isNull();
        assertThat(NUMBERS.read("+18055501234", TemplateKind.NOTIFICATION, DAY).domestic())
                .isFalse();
        assertThat(NUMBERS.read("8618005550123", TemplateKind.NOTIFICATION, DAY).digits())
                .isEqualTo(8618005550123L);
    }

    @ParameterizedTest // #8
    @CsvSource({
        "8613122530123,8613122530123,true",
        "+8613122530123,8613122530123,true",
        "13800138000,8613800138000,true",
        "+13122530123,13122530123,false",
    })
    void needsTheCountryCodeOfAMainlandNumberThatIsNorthAmericanToo(String text, long digits, boolean domestic) {
        PhoneNumber number = NUMBERS.read(text, TemplateKind.INTERNATIONAL, DAY);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(digits);
        assertThat(number.domestic()).isEqualTo(domestic);
    }

    @ParameterizedTest // #8
    @EnumSource(value = TemplateKind.class, names = "INTERNATIONAL", mode = EnumSource.Mode.EXCLUDE)
    void readsElevenDigitsOfAnyOtherTemplateAsOfTheMainland(TemplateKind kind) {
        PhoneNumber number = NUMBERS.read("13122530123", kind, DAY);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(8613122530123L);
        assertThat(NUMBERS.read("14155552671", kind, DAY)).isNull();
        assertThat(PhoneNumbers.listed("13122530123").digits()).isEqualTo(number.digits());
        assertThat(PhoneNumbers.listed("+13122530123").digits()).isEqualTo(13122530123L);
    }

    @Test // #8
    void findsRecordsOfBothNumbersThatAreShownAlike() {
        assertThat(PhoneNumbers.meant("13122530123")).containsExactly(8613122530123L, 13122530123L);
        assertThat(PhoneNumbers.meant("+8613122530123")).containsExactly(8613122530123L);
        assertThat(PhoneNumbers.meant("+13122530123")).containsExactly(13122530123L);
        assertThat(PhoneNumbers.meant("' or 1=1 --")).isEmpty();
    }

    @ParameterizedTest // #12
    @CsvSource({
        "138 0013 8000, 13800138000",
        "+86 138-0013-8000, +8613800138000",
        "138\u00a00013\u20138000, 13800138000",
        "13800138000, 13800138000",
        "-1, -1"
    })
    void leavesOutWhatStandsBetweenGroupsOfDigits(String written, String number) {
        assertThat(PhoneNumbers.ungrouped(written)).isEqualTo(number);
        assertThat(PhoneNumbers.meant(PhoneNumbers.ungrouped("EA36D3A0-AA57-45EF")))
                .as("a RequestId")
                .isEmpty();
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {
                "\u200B13812345678",
                "13812345678\u202C",
                "\u202D13812345678\u202C",
                "\u00A013812345678",
                "\uFEFF13812345678",
                "13812345678\u00AD",
                "\u206613812345678\u2069",
                "\u3000+8613812345678\u2009",
                "\u2800\u006013812345678"
            })
    void takesAwayWhatStandsUnseenAroundANumber(String text) {
        PhoneNumber number = domestic(text.replace("`", ""));

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(8613812345678L);
    }

    @ParameterizedTest // #8
    @CsvSource({"14912345678,8614912345678", "+8614912345678,8614912345678"})
    void readsNumbersOfRangesThatTheTableAloneKnows(String text, long digits) {
        PhoneNumber number = domestic(text);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(digits);
        assertThat(number.domestic()).isTrue();
    }

    @Test // #8
    void usesARangeFromItsFirstDayToItsLast() {
        PhoneNumbers dated = PhoneNumbers.of(
                ShippedPolicies.with(
                        "sending/number-ranges.csv",
                        "prefixes,vendor,texts,first_day,last_day,note\n154,cbn,yes,2026-06-18,2026-06-30,\n138,mobile,yes,,2026-06-17,\n"));

        assertThat(dated.read("15412345678", TemplateKind.NOTIFICATION, DAY.minusDays(1)))
                .isNull();
        assertThat(dated.read("15412345678", TemplateKind.NOTIFICATION, DAY)).isNotNull();
        assertThat(dated.read("15412345678", TemplateKind.NOTIFICATION, LocalDate.of(2026, 6, 30)))
                .isNotNull();
        assertThat(dated.read("15412345678", TemplateKind.NOTIFICATION, LocalDate.of(2026, 7, 1)))
                .isNull();
        assertThat(dated.read("13812345678", TemplateKind.NOTIFICATION, DAY))
                .as("the library knows it still")
                .isNull();
        assertThat(dated.advice("15412345678", TemplateKind.NOTIFICATION, DAY.minusDays(1))
                        .zh())
                .contains("154", "2026-06-18", "启用");
        assertThat(dated.advice("13812345678", TemplateKind.NOTIFICATION, DAY).en())
                .contains("138", "2026-06-17", "out of use");
    }

    @ParameterizedTest // #8
    @CsvSource(
            delimiter = '|',
            value = {
                "15412345678 | 没有 154 号段 | no range 154",
                "14812345678 | 物联网 | receive no messages",
                "1381234567 | 现为 10 位 | this has 10 digits",
                "8613812345 | 现为 10 位 | this has 10 digits",
                "138-1234-5678 | 现在含有“-” | it has \"-\"",
                "138\u200B12345678 | [U+200B@4] | [U+200B@4]",
                "１３８12345678 | 现在含有“１３８” | it has \"１３８\"",
                "+999123 | 没有 +999123 这样 | no mobile number +999123",
                "+18005550123 | +18005550123 是国际号码 | abroad that receives no messages",
                "0018005550123 | +18005550123 是国际号码 | abroad that receives no messages",
                "+442079460000 | +442079460000 是国际号码 | abroad that receives no messages",
                "+138-1234-5678 | 现在含有“-” | it has \"-\"",
                "+1381234+5678 | 现在含有“+” | it has \"+\"",
                "+1234567890123456789012 | 现为 22 位 | this has 22 digits",
                "+ | 现为 0 位 | this has 0 digits",
            })
    void givesAdviceThatFits(String text, String zh, String en) {
        Bilingual advice = NUMBERS.advice(text, TemplateKind.NOTIFICATION, DAY);

        assertThat(domestic(text)).isNull();
        assertThat(advice.zh()).contains(zh);
        assertThat(advice.en()).contains(en);
        if (text.length() == 11 && !text.contains("１")) {
            assertThat(advice.zh()).doesNotContain("11 位");
        }
    }

    private static @Nullable PhoneNumber domestic(String text) {
        return NUMBERS.read(text, TemplateKind.NOTIFICATION, DAY);
    }
}
