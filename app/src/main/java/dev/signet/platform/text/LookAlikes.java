package dev.signet.platform.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that a reader takes for one another: by the letters of another script, by wide ones, by what cannot be seen. */
public final class LookAlikes {

    /** Cyrillic and Greek letters in one case that look, in it or in the other, like the Latin ones below them. */
    private static final String OTHERS = "авсԁеһнікјкмоорԛѕтѵуԝхі" + "αβεζηικμνορτυχγ" + "ıɑ";

    private static final String LATIN = "abcdehhikjkmoopqstvywxi" + "abezhikmnoptyxy" + "ia";

    /** What stands together in names that people really have: East Asian writing, and Latin beside it. */
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.LATIN);

    private LookAlikes() {}

    /** The same for all that look alike: wide or narrow, in capitals or not, with blanks or without, in Cyrillic or Latin. */
    public static String skeleton(String text) {
        String folded = fold(fold(text));
        StringBuilder skeleton = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !PlainText.isBlank(Character.toString(c)))
                .map(LookAlikes::latin)
                .forEach(skeleton::appendCodePoint);
        return skeleton.toString();
    }

    /** Up and down again: some letters have a capital in common, and one capital makes two. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static int latin(int c) {
        int at = OTHERS.indexOf(c);
        return at < 0 ? c : LATIN.charAt(at);
    }

    /** Whether letters of scripts stand in it that nobody writes in one name, such as a Cyrillic one among Latin ones. */
    public static boolean mixesScripts(String name) {
        Set<UnicodeScript> scripts = name.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() > 1 && !EAST_ASIAN.containsAll(scripts);
    }
}
