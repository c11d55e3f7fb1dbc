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
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueChecksTest {

    private final ValueChecks checks = new ValueChecks(policies());

    /** Two words, two terms that refuse, one for a person, one of another kind, one in letters. */
    private static Policies policies() {
        Map<String, String> texts = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.matches(".*\\.(csv|txt)"))
                .forEach(path -> texts.put(path, shipped.text(path)));
        texts.replaceAll((path, text) -> path.endsWith("/forbidden-words.txt") ? "赌博\nbet99\n" : text);
        texts.replaceAll((path, text) -> path.endsWith("/marketing.csv") ? """
                term,effect,kinds,group
                秒杀,refuse,notification|verification,sale
                特价,human,notification,sale
                大促,refuse,promotional,sale
                现货&抢购,refuse,notification,sale
                flash,refuse,notification,sale
                """ : text);
        return new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read();
    }

    private static SendFacts facts(TemplateKind kind, String before, @Nullable String... values) {
        List<SendFacts.Value> all = new ArrayList<>();
        StringBuilder text = new StringBuilder("【云帆科技】" + before);
        for (int i = 0; i < values.length; i++) {
            all.add(new SendFacts.Value("v" + i, "others", values[i]));
            text.append(values[i] == null ? "" : values[i]);
        }
        return new SendFacts(
                Instant.parse("2026-06-18T02:00:00Z"),
                SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE),
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, kind),
                new SendFacts.Recipient("+8613800000000", true, ZoneId.of("Asia/Shanghai"), false, Set.of()),
                all,
                text.toString(),
                1,
                new NumberLedger().seenBy(1, 1, 99),
                new SendFacts.Volume(10, 100));
    }

    private static SendFacts with(SendFacts facts, List<SendFacts.Value> values, String text) {
        return new SendFacts(
                facts.at(),
                facts.sender(),
                facts.signature(),
                facts.template(),
                facts.recipient(),
                values,
                text,
                facts.segments(),
                facts.history(),
                facts.volume());
    }

    private static SendFacts note(String before, @Nullable String... values) {
        return facts(TemplateKind.NOTIFICATION, before, values);
    }

    @Test
    void namesTheFirstVariableWithoutAValue() {
        assertThat(checks.missing(note("", "甲", null, null))).isEqualTo("v1");
        assertThat(checks.missing(note("", "甲", ""))).isNull();
    }

    @Test
    void findsAWordInWhichAValueHasAPart() {
        assertThat(checks.forbiddenWord(note("网", "赌博"))).isEqualTo("赌博");
        assertThat(checks.forbiddenWord(note("网上赌", "博"))).isEqualTo("赌博");
        assertThat(checks.forbiddenWord(note("", "赌", "博"))).isEqualTo("赌博");
        assertThat(checks.forbiddenWord(note("", "BET99"))).isEqualTo("bet99");
        assertThat(checks.forbiddenWord(note("", "ｂｅｔ９９"))).isEqualTo("bet99");
        assertThat(checks.forbiddenWord(note("", "b e t 9 9"))).isEqualTo("bet99");
        assertThat(checks.forbiddenWord(note("", "be\u00ADt99"))).isEqualTo("bet99");
        assertThat(checks.forbiddenWords(note("", "bet99和赌博"))).containsExactlyInAnyOrder("赌博", "bet99");
    }

    @Test
    void leavesAWordThatWasApprovedAsItStands() {
        assertThat(checks.forbiddenWord(note("禁止赌博"))).isNull();
        assertThat(checks.forbiddenWord(note("禁止赌博，", "张三"))).isNull();
        assertThat(checks.forbiddenWord(note("禁止赌博，", "", "bet"))).isNull();
        assertThat(checks.forbiddenWord(note("禁止赌博，", null, "张"))).isNull();
        assertThat(checks.forbiddenWords(note("", "张三 9"))).isEmpty();
    }

    @Test
    void findsClearMarketingInNotificationsAndCodesOnly() {
        assertThat(checks.marketingWord(note("限时", "秒杀"))).isEqualTo("秒杀");
        assertThat(checks.marketingWord(facts(TemplateKind.VERIFICATION, "限时", "秒杀")))
                .isEqualTo("秒杀");
        assertThat(checks.marketingWord(facts(TemplateKind.PROMOTIONAL, "限时", "秒杀")))
                .isNull();
        assertThat(checks.marketingWord(facts(TemplateKind.INTERNATIONAL, "限时", "秒杀")))
                .isNull();
        assertThat(checks.marketingWord(note("限时秒杀"))).isNull();
        for (String other : List.of("特价", "大促", "现货抢购", "现货&抢购", "flash")) {
            assertThat(checks.marketingWord(note("", other))).as(other).isNull();
        }
        assertThat(checks.marketingWords(note("", "秒杀"))).containsExactly("秒杀");
    }

    @Test
    void knowsTheLongestText() {
        int most = checks.longestText();

        assertThat(most).isEqualTo(policies().number("billing.text.max"));
        assertThat(checks.tooLong(note("", "字".repeat(most - "【云帆科技】".length()))))
                .isFalse();
        assertThat(checks.tooLong(note("", "字".repeat(most - "【云帆科技】".length() + 1))))
                .isTrue();
    }

    @Test
    void tellsWhereAnUnseenCharacterOfARowStands() {
        assertThat(checks.unseenIn("文三路90号", true)).isEqualTo(-1);
        assertThat(checks.unseenIn("文三\u200B路", true)).isEqualTo(2);
        assertThat(checks.unseenIn("文三\u200D路", false))
                .as("joins letters of texts abroad")
                .isEqualTo(-1);
        assertThat(checks.unseenIn("文三\u200D路", true)).isEqualTo(2);
        assertThat(checks.unseenIn("\u202Eabc", false)).isZero();
        assertThat(checks.unseenIn("①路", true)).as("unsupported, but seen").isEqualTo(-1);
        assertThat(checks.unseenIn("a\uDB40\uDC01", false))
                .as("a tag beyond U+FFFF")
                .isEqualTo(1);
    }

    @Test
    void takesRareCharactersOfNamesButNoEmoji() {
        for (String name : new String[] {"张𬭩", "李𬘭", "𠮷野家"}) {
            assertThat(checks.unsupported(facts(TemplateKind.NOTIFICATION, "您好", name)))
                    .as(name)
                    .isNull();
        }
        for (String other : new String[] {"好😀", "好🏻", "a\uDB40\uDC01", "半\uD83D"}) {
            assertThat(checks.unsupported(facts(TemplateKind.NOTIFICATION, "您好", other)))
                    .as(other)
                    .isNotNull();
        }
    }

    /** Issue 10, faster: what a look at the characters lets go has no word in it for a look at the whole text either. */
    @Test
    void passesOverNoValueThatBringsAWordIn() {
        Random random = new Random(20261129);
        String[] parts = {
            "赌", "博", "bet", "99", "9", " ", "1", "杭", "\u200b", "Ｂ", "-", "Σ", "e", "\u0301", ":", "=", "é", ""
        };
        WordList words = new WordList(List.of("赌博", "bet99"));
        for (int i = 0; i < 100_000; i++) {
            List<String> pieces = new ArrayList<>();
            for (int n = 0; n < 7; n++) {
                pieces.add(parts[random.nextInt(parts.length)]);
            }
            String first = pieces.get(1) + pieces.get(2);
            String second = pieces.get(4) + pieces.get(5);
            List<SendFacts.Value> values =
                    List.of(new SendFacts.Value("a", "others", first), new SendFacts.Value("b", "others", second));
            String text = pieces.get(0) + first + pieces.get(3) + second + pieces.get(6);
            SendFacts facts = with(note(""), values, text);
            boolean plain = (first + second).chars().allMatch(Texts::isPlain);

            // Words of plain values are looked for in the text as it stands, blanks and all.
            List<String> found = plain ? words.inNormalised(text.toLowerCase(Locale.ROOT)) : words.in(text);
            String without = text;
            for (String value : List.of(first, second)) {
                without = value.isEmpty() ? without : without.replace(value, "\uE000");
            }
            String rest = Texts.normalise(without);
            List<String> broughtIn =
                    found.stream().filter(word -> !rest.contains(word)).toList();
            if (!plain || (first + second).toLowerCase(Locale.ROOT).chars().anyMatch(c -> "赌博bet9".indexOf(c) >= 0)) {
                assertThat(checks.forbiddenWords(facts))
                        .as(text + " of " + values)
                        .isEqualTo(broughtIn);
            }
        }
    }

    /** Issue 10, faster: what was found of one message must not be said of another. */
    @Test
    void looksAgainWhereAnythingIsAnother() {
        SendFacts clean = note("", "甲");
        assertThat(checks.forbiddenWord(clean)).isNull();
        assertThat(checks.forbiddenWord(clean)).isNull();
        SendFacts soiled = note("", "赌博");
        assertThat(checks.forbiddenWord(soiled)).isEqualTo("赌博");
        assertThat(checks.forbiddenWord(clean)).isNull();
        assertThat(checks.forbiddenWord(soiled)).isEqualTo("赌博");
        List<SendFacts.Value> values = List.of(new SendFacts.Value("v0", "others", "秒杀"));
        assertThat(checks.marketingWord(with(facts(TemplateKind.PROMOTIONAL, ""), values, "【云帆科技】秒杀")))
                .isNull();
        assertThat(checks.marketingWord(with(note(""), values, "【云帆科技】秒杀"))).isEqualTo("秒杀");
    }
}
