package dev.signet.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "test, test",
        "TEST, test",
        "aZzA, azza",
        "Ｔ e\u200Bst, test",
        "①②, 12",
        "～!, ~!",
        "一龟, 一龟",
        "㐀A, 㐀a",
        "a\u007fb, ab",
        "'a b', ab",
        "é, é",
        "İ, i\u0307"
    })
    void looksForWordsInOneForm(String text, String normal) {
        assertThat(Texts.normalise(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "~", "[", "@", "a", "z", "一", "\u9fff"})
    void leavesAsItIsWhatIsNormalAlready(String text) {
        assertThat(Texts.normalise(text)).isSameAs(text);
    }

    /** Issue 10, faster: the table must say what the general way says, for every character alone and beside others. */
    @Test
    void findsByTheTableWhatTheGeneralWayFinds() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String character = Character.toString(c);
            assertThat(Texts.normalise(character)).as("U+%04X", c).isEqualTo(generally(character));
            if (c <= Character.MAX_VALUE) {
                String between = "か e" + character + "가" + character + "A" + character;
                assertThat(Texts.normalise(between)).as("U+%04X", c).isEqualTo(generally(between));
            }
        }
    }

    @Test
    void findsInTextsOfAllScriptsWhatTheGeneralWayFinds() {
        Random random = new Random(20261129);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int block = random.nextInt(0x1100) << 8;
            for (int length = random.nextInt(12); length > 0; length--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0x80);
                            case 1 -> random.nextInt(Character.MAX_VALUE + 1);
                            case 2 -> 0x4e00 + random.nextInt(0x5200);
                            default -> block + random.nextInt(0x100);
                        });
            }
            assertThat(Texts.normalise(text.toString())).isEqualTo(generally(text.toString()));
        }
    }

    private static String generally(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Texts.isInvisible(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The neighbours of each range on either side. */
    @Test
    void knowsLettersAndDigitsToTheirEdges() {
        assertThat("AZaz".codePoints()).allMatch(Texts::isLatinLetter);
        assertThat("@[`{0é".codePoints()).noneMatch(Texts::isLatinLetter);
        assertThat("09".codePoints()).allMatch(Texts::isDigit);
        assertThat("/:１٠".codePoints()).noneMatch(Texts::isDigit);
        assertThat("一龟〇𠮷".codePoints()).allMatch(Texts::isHan);
        assertThat("aあ々〡1".codePoints().filter(Texts::isHan)).containsExactly((int) '々');
    }

    @Test
    void tellsTextsOfOneKind() {
        assertThat(List.of("0", "0123456789")).allMatch(Texts::onlyDigits);
        assertThat(List.of("", "12a", "１")).noneMatch(Texts::onlyDigits);
        assertThat(List.of("a", "AbZ")).allMatch(Texts::onlyLatinLetters);
        assertThat(List.of("", "a1", "é")).noneMatch(Texts::onlyLatinLetters);
        assertThat(List.of("a", "a1", "1Z")).allMatch(Texts::onlyLatin);
        assertThat(List.of("", "1", "a一", "a!")).noneMatch(Texts::onlyLatin);
    }

    @Test
    void takesDressedUpCharactersForSymbols() {
        assertThat(Texts.symbols("aＡ①é一1〇ⅷ!")).isEqualTo("Ａ①ⅷ!");
        assertThat(Texts.symbols("㈱")).isEqualTo("㈱");
        assertThat(Texts.foreignLetters("aＡéя一ｚ")).isEqualTo("éя");
        assertThat(Texts.foreignLetters("ﬁ")).isEmpty();
    }

    @Test
    void showsTheBeginningOfWhatIsTooMuch() {
        assertThat(Texts.surplus("云帆科技", 4)).isEmpty();
        assertThat(Texts.surplus("云帆科技", 3)).isEqualTo("…技");
        assertThat(Texts.surplus("好👍好", 1)).isEqualTo("…👍好");
        assertThat(Texts.surplus("a" + "b".repeat(20) + "c", 1)).isEqualTo("…" + "b".repeat(20));
    }

    @Test
    void takesCharactersAway() {
        assertThat(Texts.without("a-b_c", "-_")).isEqualTo("abc");
        assertThat(Texts.without("a（b）c", new WordList(List.of("（", "）")))).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({"云帆, 云上千帆, true", "帆云, 云上千帆, false", "云, 云, true", "云云, 云, false", "'', 云, false", "云, '', false"})
    void findsCharactersInTheirOrder(String part, String whole, boolean found) {
        assertThat(Texts.isOrderedSubset(part, whole)).isEqualTo(found);
    }

    @Test
    void blankIsNothingOrBlanks() {
        assertThat(Texts.isBlank(null)).isTrue();
        assertThat(Texts.isBlank(" \t")).isTrue();
        assertThat(Texts.isBlank("a")).isFalse();
    }
}
