package dev.signet.platform.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that the cells of a workbook share. */
final class XlsxTexts extends DefaultHandler {

    /** What a text takes beside its characters. */
    private static final int BYTES_OF_A_TEXT = 56;

    private final SheetLimits limits;
    private final List<String> texts = new ArrayList<>();
    private final BitSet cut = new BitSet();
    private long bytes;
    private final BoundedText text;
    private boolean collecting;
    private boolean phonetic;

    XlsxTexts(SheetLimits limits) {
        this.limits = limits;
        this.text = new BoundedText(limits.cellLength());
    }

    SheetCell get(String index) {
        try {
            int at = Integer.parseInt(index.strip());
            return cut.get(at)
                    ? SheetCell.faulty(texts.get(at), SheetCell.Fault.TOO_LONG)
                    : SheetCell.of(texts.get(at));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw UnreadableSheet.because("damaged");
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "si" -> text.clear();
            case "rPh" -> phonetic = true;
            case "t" -> collecting = !phonetic;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.add(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        switch (local) {
            case "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "si" -> add();
            default -> {}
        }
    }

    private void add() {
        String shared = text.toString();
        bytes += BYTES_OF_A_TEXT + 2L * shared.length();
        if (bytes > limits.textBytes()) {
            throw UnreadableSheet.because("texts", limits.textBytes() >> 20);
        }
        cut.set(texts.size(), text.more());
        texts.add(shared);
    }
}
