package dev.signet.platform.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that the cells of a workbook share. */
final class XlsxTexts extends DefaultHandler {

    private final SheetLimits limits;
    private final List<SheetCell> texts = new ArrayList<>();
    private final BoundedText text;
    private boolean collecting;
    private boolean phonetic;

    XlsxTexts(SheetLimits limits) {
        this.limits = limits;
        this.text = new BoundedText(limits.cellLength());
    }

    SheetCell get(String index) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
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
        if (texts.size() == limits.texts()) {
            throw UnreadableSheet.because("texts", limits.texts());
        }
        texts.add(text.more()
                ? SheetCell.faulty(text.toString(), SheetCell.Fault.TOO_LONG)
                : SheetCell.of(text.toString()));
    }
}
