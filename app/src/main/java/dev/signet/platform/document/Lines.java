package dev.signet.platform.document;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: between words and between Chinese characters, within a word that alone is too wide. */
final class Lines {

    private static final String NEVER_FIRST = "，。、；：！？）】》〉」』”’…—％%,.;:!?)]}·";
    private static final String NEVER_LAST = "（【《〈「『“‘([{￥¥";
    private static final String AFTER = "-/,;&=_@";
    private static final int HAN = 0x2e80;
    private static final String MORE = "…";

    private final ReportFont font;

    Lines(ReportFont font) {
        this.font = font;
    }

    /**
     * @param printable of {@link ReportFont#printable}
     * @param most lines at most: the rest is left out and the last one ends with …
     */
    List<String> of(String printable, float size, float width, int most) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : printable.split("\n", -1)) {
            if (!add(paragraph, size, width, most, lines)) {
                int last = lines.size() - 1;
                lines.set(last, cut(lines.get(last) + MORE, size, width));
                return lines;
            }
        }
        return lines;
    }

    /** False when there is no room for another line. */
    private boolean add(String paragraph, float size, float width, int most, List<String> lines) {
        String rest = paragraph;
        do {
            if (lines.size() == most) {
                return false;
            }
            int end = end(rest, size, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        } while (!rest.isEmpty());
        return true;
    }

    /** Behind the last character of the first line; one at least, however narrow it is. */
    private int end(String text, float size, float width) {
        float used = 0;
        int breakable = 0;
        for (int i = 0; i < text.length(); i++) {
            used += font.width(text.substring(i, i + 1), size);
            if (i > 0 && isBreak(text.charAt(i - 1), text.charAt(i))) {
                breakable = i;
            }
            if (used > width && text.charAt(i) != ' ') {
                return breakable > 0 ? breakable : Math.max(1, i);
            }
        }
        return text.length();
    }

    private static boolean isBreak(char before, char after) {
        if (NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0 || after == ' ') {
            return false;
        }
        return before == ' ' || before >= HAN || after >= HAN || AFTER.indexOf(before) >= 0;
    }

    /** As much of the end as does not fit goes, but for the mark that something is left out. */
    private String cut(String line, float size, float width) {
        String text = line;
        while (text.length() > MORE.length() + 1 && font.width(text, size) > width) {
            text = text.substring(0, text.length() - MORE.length() - 1) + MORE;
        }
        return text;
    }
}
