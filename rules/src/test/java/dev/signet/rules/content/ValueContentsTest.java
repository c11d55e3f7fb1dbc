package dev.signet.rules.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.text.NecessaryCharacters;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers write into patterns and lists holds for values as it does for templates, whatever it begins with. */
class ValueContentsTest {

    private static final String PATTERNS = "template/patterns.csv";

    private static Policies with(String file, String what, String with) {
        Map<String, String> texts = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.matches(".*\\.(csv|txt)"))
                .forEach(path -> texts.put(path, shipped.text(path)));
        assertThat(texts.get(file)).contains(what);
        texts.put(file, texts.get(file).replace(what, with));
        return new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read();
    }

    private static SendFacts facts(String attribute, String value) {
        return new SendFacts(
                Instant.parse("2026-06-18T02:00:00Z"),
                SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE),
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, TemplateKind.NOTIFICATION),
                new SendFacts.Recipient("+8613800000000", true, ZoneId.of("Asia/Shanghai"), false, Set.of()),
                List.of(new SendFacts.Value("v", attribute, value)),
                "【云帆科技】您的订单已发货：" + value + "，请查收。",
                1,
                new NumberLedger().seenBy(1, 1, 99),
                new SendFacts.Volume(10, 100));
    }

    private static ValueContent content(Policies policies, String value) {
        ValueChecks.Misfit found = new ValueChecks(policies).content(facts("user_nick", value));
        return found == null ? null : found.content();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(?i)(?:qq|扣扣|抠抠; (?i)(?:qq|秋秋|扣扣|抠抠; 秋秋12345; QQ",
                "(?i)(?:qq|扣扣|抠抠; (?i)(?:qq|𠮷𠮷|扣扣|抠抠; 𠮷𠮷12345; QQ",
                "contact.wechat,(?i); contact.wechat,(?i)绿泡泡号[a-z0-9]+|; 绿泡泡号abcde1; WECHAT",
                "contact.mail,\"(?i)[a-z0-9._%+; contact.mail,\"(?i)[a-z0-9._%+-]+艾特网易|[a-z0-9._%+; lilei艾特网易; MAIL",
                "contact.mobile,\"(?<!\\d); contact.mobile,\"(?<!\\d)95[0-9]{3}(?!\\d)|(?<!\\d); 95533; MOBILE",
                "contact.landline,\"(?<![\\d-]); contact.landline,\"总机[0-9]{4}|(?<![\\d-]); 总机8001; LANDLINE",
                "template.link,(?i); template.link,(?i)网址[a-z]+|; 网址abc; URL",
            })
    void findsInValuesWhatAnOfficerAddedToAPattern(String what, String with, String value, ValueContent content) {
        assertThat(content(with(PATTERNS, what, what), value)).isNull();
        assertThat(content(with(PATTERNS, what, with), value)).isEqualTo(content);
    }

    /** The words of a pattern's list are the officer's as the pattern is. */
    @ParameterizedTest
    @CsvSource({
        "wechat-names.txt, 威信, 绿泡泡, 绿泡泡号abcde1, WECHAT",
        "wechat-abbreviations.txt, wx, lpp, LPP：abcde1, WECHAT",
        "wechat-names.txt, 威信, 𠮷𠮷, 𠮷𠮷号abcde1, WECHAT",
        "wechat-verbs.txt, 私聊, 敲, 敲客服微信, WECHAT",
        "../links/link-endings.txt, vip, zone, yunfan.zone, URL",
    })
    void findsInValuesWhatAnOfficerAddedToAList(
            String list, String what, String with, String value, ValueContent content) {
        String file = Path.of("template/contacts", list).normalize().toString();

        assertThat(content(with(file, what, what), value)).isNull();
        assertThat(content(with(file, what, with), value)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "shop.com.; URL",
                "去shop.com.领; URL",
                "shop.com...; URL",
                "ex.cn．; URL",
                ".shop.com; URL",
                "@shop.com; URL",
                "shop.com@1; URL",
                "www.shop.com.; URL",
                "shop.com.1; URL",
                "shop。com; URL",
                "www。shop。com; URL",
                "bit。ly/x1; URL",
                "Ｅｘ｡cn; URL",
                "shop.cn。领取; URL",
                "1.2.3.4.; URL",
                "IP1.2.3.4.; URL",
                "1。2。3。4; URL",
                "ab@qq。com; MAIL",
                "lei@mail.shop.com; MAIL",
                "li.lei@163.com; MAIL",
                "www.a-b.com@qq.com; MAIL",
                "10:30; ",
                "2026-11-28 10:30; ",
                "9:00～18:00; ",
                "PM2.5; ",
                "St. John; ",
                "v1.2.3; ",
                "共3.5公斤。好; ",
                "1.2.3.4.5; ",
                "第1。2节; ",
                "文三路90号3幢2楼。cn; "
            })
    void findsLinksWhateverDotsStandAroundThem(String value, ValueContent content) {
        assertThat(content(with(PATTERNS, "template.link", "template.link"), value))
                .isEqualTo(content);
    }

    @Test
    void findsALinkWithoutADotAsItDoesInTemplates() {
        assertThat(content(with(PATTERNS, "template.link", "template.link"), "http://shop/pay"))
                .isEqualTo(ValueContent.URL);
    }

    @Test
    void findsAWordOfDigitsThatAnOfficerAdded() {
        Policies policies = with("sending/content/forbidden-words.txt", "色情\n", "色情\n110\n");

        assertThat(new ValueChecks(policies).forbiddenWord(facts("others", "110")))
                .isEqualTo("110");
        assertThat(new ValueChecks(policies).forbiddenWord(facts("others", "119")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.qq",
                "contact.wechat",
                "template.link",
                "contact.mobile",
                "contact.landline",
                "contact.mail",
                "value.ip-address",
                "value.emoji",
                "value.sentence"
            })
    void neverPassesOverAMatchForWantOfACharacter(String name) {
        Pattern pattern =
                with(PATTERNS, "template.link", "template.link").pattern(name).expression();
        List<Set<BitSet>> ways = NecessaryCharacters.of(pattern);
        List<String> pieces = List.of(
                "q",
                "Q",
                "扣扣",
                "企鹅",
                "加",
                "微信",
                "威信",
                "v",
                "x",
                "号",
                "群",
                ".",
                "。",
                "@",
                ":",
                "//",
                "-",
                " ",
                "0",
                "1",
                "5",
                "12345",
                "13800138000",
                "0571-88888888",
                "10.1.2.3",
                "http:",
                "www",
                "shop.com",
                "lilei@163.com",
                "abcdef",
                "(",
                "）",
                "{",
                "<",
                "'",
                "👍",
                "☎",
                "¥",
                "h",
                "/",
                "wx",
                "搜",
                "私聊",
                "联系",
                "转",
                "我");
        Random random = new Random(8);
        int found = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6) + 1; length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found++;
                assertThat(ways.stream().anyMatch(way -> isIn(matcher.group(), way)))
                        .as(text.toString())
                        .isTrue();
            }
        }
        assertThat(found).isPositive();
    }

    private static boolean isIn(String text, Set<BitSet> way) {
        return way.stream().allMatch(set -> text.chars().anyMatch(set::get));
    }

    /** The ways, each as the sets of a text of many characters: {@code "a+b, c"}. */
    private static String written(List<Set<BitSet>> ways) {
        return ways.stream()
                .map(way -> way.stream()
                        .map(set -> "ab@cdezqQwWxy1元.¥]"
                                .chars()
                                .filter(set::get)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()))
                        .sorted()
                        .collect(Collectors.joining("+")))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "ab@c; @+a+b+c",
                "\\d+元; 1+元",
                "a?b; b",
                "a*b; b",
                "a{0,2}b; b",
                "a{0}b; b",
                "a{1,}?b++; a+b",
                "[a-z]{2,3}?@x?; @+abcdezqwxy",
                "a|bc; a, b+c",
                "(?:a|b)(c|d)e; a+c+e, a+d+e, b+c+e, b+d+e",
                "(?:ab|c)?d; d",
                "(?i)qq\\d; 1+qQ",
                "(?i)QX[1]; 1+qQ+x",
                "x(?:(?i)q)q; q+qQ+x",
                "(?:(?i)q|w)x; qQ+x, wW+x",
                "(?<=@)[ab]; ab",
                "(?!@)a; a",
                "(?=@)ac; a+c",
                "(?<!@)ac; a+c",
                "\\.a; .+a",
                "\\x{5143}; 元",
                "\\x61; a",
                "\\u5143; 元",
                "[a\\]][[bc]d]{2}e; a]+bcd+e",
                "\\p{Sc}\\pN\\P{Sc}; 1+ab@cdezqQwWxy1元.]+¥",
                "^@.\\b$\\R; @",
                "(?:a|b|c)(?:d|e|z)y; a+dez+y, b+dez+y, c+dez+y",
                "a|b|c|d|e|z|q|w|[xy]@; ab@cdezqw"
            })
    void knowsOfWhichCharactersAMatchHoldsOneEach(String expression, String ways) {
        assertThat(written(NecessaryCharacters.of(Pattern.compile(expression))))
                .as(expression)
                .isEqualTo(ways);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|",
                "a?",
                "a*b?",
                ".",
                "(a)\\1",
                "\\Qa\\E",
                "(?<n>a)",
                "(?>a)",
                "(?s)a",
                "(?i:a)",
                "[]a]",
                "[\\Qa\\E]",
                "a{2}{0}",
                "a|b|c|d|e|z|q|w|x?"
            })
    void searchesEveryTextForWhatMayMatchAnythingOrIsNotUnderstood(String expression) {
        assertThat(NecessaryCharacters.of(Pattern.compile(expression))).anyMatch(Set::isEmpty);
    }

    @Test
    void searchesEveryTextForAnExpressionWithFlagsOfItsOwn() {
        assertThat(NecessaryCharacters.of(Pattern.compile("a b", Pattern.COMMENTS)))
                .containsExactly(Set.of());
        assertThat(written(NecessaryCharacters.of(Pattern.compile("q", Pattern.CASE_INSENSITIVE))))
                .isEqualTo("qQ");
    }

    @Test
    void takesSurrogatesForPartsOfAnyCharacterBeyond() {
        List<Set<BitSet>> ways = NecessaryCharacters.of(Pattern.compile("𠮷?b𠮷"));

        assertThat(ways).hasSize(1);
        assertThat(isIn("b𠮷", ways.get(0))).isTrue();
        assertThat(isIn("𠮷", ways.get(0))).isTrue();
        assertThat(isIn("b", ways.get(0))).isFalse();
    }
}
