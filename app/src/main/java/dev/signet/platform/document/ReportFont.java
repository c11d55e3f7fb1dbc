package dev.signet.platform.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/** The one font of a report: which characters it can show, and how wide they are. */
final class ReportFont implements AutoCloseable {

    private static final String FILE = "document/report-han.ttf";

    /** Stands where the font has no glyph. */
    private static final char MISSING = '□';

    private static final float UNITS = 1000f;
    private static final int PLANE = 0x10000;
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern COMBINING = Pattern.compile("[\\u0300-\\u036f]");

    private final TrueTypeFont source;
    private final CmapLookup glyphs;
    private final PDType0Font font;
    private final float[] widths = new float[PLANE];

    /** Read once, of all reports. */
    private static final class Bytes {

        static final byte[] ALL = read();

        private static byte[] read() {
            try {
                return new ClassPathResource(FILE).getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("the font of reports cannot be read", e);
            }
        }
    }

    /** @param document which takes in, when it is written, only the glyphs that its text uses */
    ReportFont(PDDocument document) throws IOException {
        source = new TTFParser().parse(new RandomAccessReadBuffer(Bytes.ALL));
        glyphs = source.getUnicodeCmapLookup();
        font = PDType0Font.load(document, source, true);
        Arrays.fill(widths, -1);
        widths['\n'] = 0;
    }

    PDFont font() {
        return font;
    }

    /**
     * The text as the font can show it, each character a {@code char}: blanks of all kinds as a blank, line ends as {@code \n},
     * what is meant to be invisible not at all, all else that there is no glyph for as □.
     */
    String printable(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        // An accent that stands by itself has no glyph, the letter with it may have one.
        String whole = COMBINING.matcher(lines).find() ? Normalizer.normalize(lines, Normalizer.Form.NFC) : lines;
        StringBuilder printable = new StringBuilder(whole.length());
        whole.codePoints().filter(c -> !isInvisible(c)).forEach(c -> printable.append(shown(c)));
        return printable.toString();
    }

    private char shown(int c) {
        if (c == '\n') {
            return '\n';
        }
        if (c < PLANE && glyphs.getGlyphId(c) != 0) {
            return (char) c;
        }
        return c == '\t' || Character.isSpaceChar(c) ? ' ' : MISSING;
    }

    /** Marks of direction, joiners, selectors of variants. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
    }

    /** @param printable of {@link #printable}; line ends count for nothing */
    float width(String printable, float size) {
        float width = 0;
        for (int i = 0; i < printable.length(); i++) {
            width += width(printable.charAt(i));
        }
        return width * size / UNITS;
    }

    private float width(char c) {
        if (widths[c] < 0) {
            try {
                widths[c] = font.getStringWidth(String.valueOf(c));
            } catch (IOException e) {
                throw new IllegalStateException("the font of reports cannot be read", e);
            }
        }
        return widths[c];
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
