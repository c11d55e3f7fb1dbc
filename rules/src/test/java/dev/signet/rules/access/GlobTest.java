package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #11: wildcards, and which letters are one letter. */
class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, anything, true",
        "**, x, true",
        "'', '', true",
        "'', x, false",
        "sign/Foo, sign/Foo, true",
        "sign/Foo, sign/Fo, false",
        "sign/Foo, sign/Foo2, false",
        "sign/*, sign/, true",
        "sign/*, sign/a/b:c, true",
        "sign/*, sign, false",
        "*/Foo, sign/Foo, true",
        "*/Foo, sign/Foot, false",
        "*/Foo, Foo, false",
        "*ig*, sign, true",
        "*ig*, ig, true",
        "*ig*, gi, false",
        "s*n, sn, true",
        "s*n, sign, true",
        "s*n, signs, false",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXcXb, false",
        "*a*a*a, aaa, true",
        "*a*a*a, aab, false",
        "?, a, true",
        "?, '', false",
        "?, ab, false",
        "?, 云, true",
        "?, 😀, true",
        "??, 😀, false",
        "*??, 😀, false",
        "*?, 😀, true",
        "SMS_?, SMS_12, false",
        "SMS_??, SMS_12, true",
        "SMS_?*, SMS_, false",
        "SMS_?*, SMS_123, true",
        "*_?, SMS_1, true",
        "?*?, ab, true",
        "?*?, a, false",
        "Foo, foo, false",
        "F*o, foo, false",
        "sign/Ａ, sign/A, false",
        "sign/а, sign/a, false",
        "sign/\u00e9, sign/e\u0301, false",
    })
    void matches(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern, false).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "dysms:SendSms, DYSMS:sendsms, true",
        "dysms:send*, dysms:SendSms, true",
        "*SMS, dysms:SendSms, true",
        "*SendS*, dysms:sendsms, true",
        "D*S, dysms:SendSms, true",
        "dysms:SendSms, dysms:SendSm\u017f, false",
        "ram:kill, ram:\u212Aill, false",
        "i, \u0130, false",
        "é, É, false",
        "dysms:SendSms, dysms:SendSmt, false",
        "@[`{, `{@[, false",
    })
    void matchesInAnyCase(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern, true).matches(text)).isEqualTo(matches);
    }
}
