package dev.signet.rules.text;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The normal form of a text, character by character, from a table that fills as characters come: what nearly every text
 * is made of has a form of its own, whatever stands beside it. A text with anything else is left to the general way.
 */
final class NormalForms {

    /** What no form is: control and noncharacters are never seen. */
    private static final char UNKNOWN = 0;

    private static final char UNSEEN = '\uffff';
    private static final char DEPENDS = '\ufffe';

    /** Filled by whoever comes first; two who come at once write the same. */
    private static final char[] FORMS = new char[Character.MAX_VALUE + 1];

    private NormalForms() {}

    /** Null where the text has a character whose form depends on others, or is not one character. */
    static @Nullable String of(String text) {
        char[] normal = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char form = form(text.charAt(i));
            if (form == DEPENDS) {
                return null;
            }
            if (form != UNSEEN) {
                normal[length++] = form;
            }
        }
        return new String(normal, 0, length);
    }

    private static char form(char c) {
        char form = FORMS[c];
        if (form == UNKNOWN) {
            form = find(c);
            FORMS[c] = form;
        }
        return form;
    }

    private static char find(char c) {
        String compatible = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        if (!standsAlone(c) || compatible.length() != 1 || !standsAlone(compatible.charAt(0))) {
            return DEPENDS;
        }
        String lower = compatible.toLowerCase(Locale.ROOT);
        if (lower.length() != 1) {
            return DEPENDS;
        }
        char form = lower.charAt(0);
        return Texts.isInvisible(form) ? UNSEEN : form;
    }

    /**
     * Whether it neither joins with what stands before it nor is half of something, nor is the letter whose small form
     * says whether it ends a word. Without marks and the parts of Korean syllables in a text nothing in it joins.
     */
    private static boolean standsAlone(char c) {
        if (c >= '\u1100' && c <= '\u11ff' || c == '\u03a3') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
