package dev.signet.platform.spreadsheet;

import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the cells of one sheet while its XML goes by. */
final class XlsxSheet extends DefaultHandler {

    private static final String DATE = "yyyy-mm-dd";
    private static final int LONGEST_REFERENCE = 12;

    private final XlsxTexts texts;
    private final XlsxStyles styles;
    private final RowBuilder rows;
    private final BoundedText value;

    private boolean inRow;
    private int column;
    private String type = "";
    private String style = "";
    private boolean formula;
    /** The cell holds its text itself; some programs leave another value beside it, which counts for nobody. */
    private boolean inline;

    private boolean collecting;
    private boolean phonetic;

    XlsxSheet(XlsxTexts texts, XlsxStyles styles, RowBuilder rows, SheetLimits limits) {
        this.texts = texts;
        this.styles = styles;
        this.rows = rows;
        this.value = new BoundedText(limits.cellLength());
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> beginRow(attributes);
            case "c" -> beginCell(attributes);
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "is" -> {
                inline = true;
                value.clear();
            }
            case "v" -> collecting = !inline;
            case "t" -> collecting = inline && !phonetic;
            case "mergeCell" -> throw UnreadableSheet.because("merged", String.valueOf(attributes.getValue("ref")));
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            value.add(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        switch (local) {
            case "v", "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "c" -> rows.cell(column, cell());
            case "row" -> {
                rows.end();
                inRow = false;
            }
            default -> {}
        }
    }

    private void beginRow(Attributes attributes) {
        String number = attributes.getValue("r");
        String hidden = attributes.getValue("hidden");
        rows.begin(number == null ? rows.number() + 1 : integer(number), "1".equals(hidden) || "true".equals(hidden));
        inRow = true;
        column = -1;
    }

    private void beginCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        int next = reference == null ? column + 1 : column(reference);
        if (!inRow || next <= column) {
            throw UnreadableSheet.because("damaged");
        }
        column = next;
        type = orEmpty(attributes.getValue("t"));
        style = orEmpty(attributes.getValue("s"));
        formula = false;
        inline = false;
        value.clear();
    }

    private SheetCell cell() {
        String text = value.toString();
        if (formula) {
            return SheetCell.faulty(text, SheetCell.Fault.FORMULA);
        }
        if (value.more()) {
            return SheetCell.faulty(text, SheetCell.Fault.TOO_LONG);
        }
        if (text.isEmpty()) {
            return SheetCell.EMPTY;
        }
        return switch (type) {
            case "s" -> texts.get(text);
            case "inlineStr", "str" -> SheetCell.of(text);
            case "b" -> SheetCell.of(text.equals("1") ? "TRUE" : "FALSE");
            case "e" -> SheetCell.faulty(text, SheetCell.Fault.ERROR);
            case "d" -> new SheetCell(text, SheetCell.Fault.FORMAT, DATE);
            case "", "n" -> Formats.of(Numbers.cell(text.strip()), styles.format(style));
            default -> throw UnreadableSheet.because("damaged");
        };
    }

    private static int column(String reference) {
        int letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            letters++;
        }
        if (letters == 0 || reference.length() > LONGEST_REFERENCE) {
            throw UnreadableSheet.because("damaged");
        }
        return CellReference.convertColStringToIndex(reference.substring(0, letters));
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw UnreadableSheet.because("damaged");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
