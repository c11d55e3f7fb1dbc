package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The sheets of a workbook, in the order of their tabs. A table has one sheet; what stands in others, seen or hidden,
 * would be lost without a word, so it must not be there.
 */
final class SheetList extends DefaultHandler {

    private static final String VISIBLE = "visible";

    private final List<Sheet> sheets = new ArrayList<>();

    private SheetList() {}

    record Sheet(String name, boolean visible, String relationshipId) {}

    static List<Sheet> of(InputStream workbook) throws IOException {
        SheetList list = new SheetList();
        SafeXml.read(workbook, list);
        return list.sheets;
    }

    /** The first sheet that people see. */
    static Sheet main(List<Sheet> sheets) {
        return sheets.stream()
                .filter(Sheet::visible)
                .findFirst()
                .orElseThrow(() -> UnreadableSheet.because("no-sheet"));
    }

    /** Refuses the first row of a sheet that is not the main one. */
    static RowHandler refuseContent(Sheet main, Sheet other) {
        return (row, progress) -> {
            throw UnreadableSheet.because(
                    other.visible() ? "sheets" : "hidden-sheet", other.name(), row.number(), main.name());
        };
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        if (local.equals("sheet")) {
            String state = attributes.getValue("state");
            sheets.add(new Sheet(
                    XString.decoded(String.valueOf(attributes.getValue("name"))),
                    state == null || state.equals(VISIBLE),
                    relationship(attributes)));
        }
    }

    /** The one attribute with a namespace: transitional and strict files have different ones. */
    private static String relationship(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        throw UnreadableSheet.because("damaged");
    }
}
