package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.verdict.SendVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters that other programs, keyboards and attackers leave in texts: what the norms take of each, and where. */
class StrangeCharactersTest {

    private static final String COMPANY = "杭州云帆科技有限公司";
    private static final List<String> PLACES =
            List.of("value at home", "value abroad", "content at home", "content abroad", "signature", "template name");

    private final Rulebook rulebook = ShippedRulebook.rulebook();

    /** By place, in the order of {@link #PLACES}: + may stand there, - is refused. */
    @ParameterizedTest(name = "{1} U+{0}: {2}")
    @CsvSource({
        "0061,  a letter,                      ++++++",
        "20BB7, a rare Chinese character,      ++++++",
        "FE0F,  a variation selector,          ------",
        "E0100, an ideographic variation,      ------",
        "200D,  a joiner,                      -+-+--",
        "200F,  a mark of direction,           -+-+--",
        "1F468, an emoji,                      ------",
        "E0041, a tag,                         ------",
        "E0001, a language tag,                ------",
        "0301,  an accent of its own,          ++-+--",
        "034F,  a grapheme joiner,             ------",
        "3164,  a Hangul filler,               ------",
        "115F,  a Hangul filler of old,        ------",
        "FFA0,  a Hangul filler of half width, ------",
        "2800,  a Braille blank,               ------",
        "00AD,  a soft hyphen,                 ------",
        "200B,  a zero-width blank,            ------",
        "2060,  a word joiner,                 ------",
        "180E,  a Mongolian separator,         ------",
        "FEFF,  a byte order mark,             ------",
        "00A0,  a blank that does not break,   ------",
        "3000,  a full-width blank,            ++-+--",
        "0661,  an Arabic digit,               ++-+--",
        "FF11,  a full-width digit,            ++-+--",
        "202E,  an override of direction,      ------",
        "2067,  an isolate,                    ------",
        "206A,  a format character of old,     ------",
        "FFF9,  an interlinear annotation,     ------",
        "1D173, musical notation,              ------",
        "0000,  a zero,                        ------",
        "001B,  an escape,                     ------",
        "000B,  a vertical tab,                ------",
        "0085,  a next line,                   ------",
        "2028,  a line separator,              ------",
        "000A,  a line break,                  ++++--",
        "0009,  a tab,                         ++++--",
        "D83D,  half a character,              ------",
        "DC4D,  the other half,                ------",
        "E000,  the mark of a variable,        ------",
        "F8FF,  private use,                   ------",
        "FDD0,  no character,                  ------",
        "FFFE,  no character either,           ------",
    })
    void takesOf(String code, String name, String expected) {
        String character = Character.toString(Integer.parseInt(code, 16));

        List<Boolean> refused = List.of(
                value(TemplateKind.NOTIFICATION, "甲" + character + "乙"),
                value(TemplateKind.INTERNATIONAL, "A" + character + "B"),
                template(TemplateKind.NOTIFICATION, "订单通知", "您的订单" + character + "已发货，请注意查收。"),
                template(TemplateKind.INTERNATIONAL, "订单通知", "Your order " + character + " is on its way."),
                signature("云帆" + character + "科技"),
                template(TemplateKind.NOTIFICATION, "订单" + character + "通知", "您的订单已发货，请注意查收。"));

        assertThat(IntStream.range(0, PLACES.size())
                        .mapToObj(i -> PLACES.get(i) + (refused.get(i) ? " -" : " +"))
                        .toList())
                .isEqualTo(IntStream.range(0, PLACES.size())
                        .mapToObj(i -> PLACES.get(i) + " " + expected.charAt(i))
                        .toList());
    }

    private boolean value(TemplateKind kind, String value) {
        boolean domestic = kind != TemplateKind.INTERNATIONAL;
        SendVerdict verdict = rulebook.judge(new SendFacts(
                Instant.parse("2026-06-18T02:00:00Z"),
                SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE),
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, kind),
                new SendFacts.Recipient(
                        domestic ? "+8613800000000" : "+14155552671",
                        domestic,
                        ZoneId.of("Asia/Shanghai"),
                        false,
                        Set.of()),
                List.of(new SendFacts.Value("item", domestic ? "others" : null, value)),
                "【云帆科技】您购买的" + value + "已到店，请注意查收。",
                1,
                new NumberLedger().seenBy(1, 1, 99),
                new SendFacts.Volume(10, 100)));
        return verdict.decision() == SendVerdict.Decision.REFUSE;
    }

    private boolean template(TemplateKind kind, String name, String content) {
        return rulebook.judge(TemplateApplication.of(ApplicantKind.ENTERPRISE, COMPANY, kind, name, content)
                        .build())
                .refused();
    }

    private boolean signature(String name) {
        return rulebook.judge(SignatureApplication.of(
                                ApplicantKind.ENTERPRISE, COMPANY, name, Scenario.GENERAL, SignatureSource.COMPANY)
                        .build())
                .refused();
    }
}
