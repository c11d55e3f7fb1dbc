package dev.signet.platform.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The number formats of a workbook's cells. */
final class XlsxStyles extends DefaultHandler {

    private final Map<Integer, String> custom = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean inCellStyles;

    /** The format of cells with this style, for example {@code yyyy/m/d}. */
    String format(String style) {
        try {
            int id = style.isEmpty() ? 0 : formatOfStyle.get(Integer.parseInt(style));
            String own = custom.get(id);
            return own != null
                    ? own
                    : BuiltinFormats.getBuiltinFormat(id) == null ? "#" + id : BuiltinFormats.getBuiltinFormat(id);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw UnreadableSheet.because("damaged");
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "numFmt" ->
                custom.put(number(attributes, "numFmtId"), String.valueOf(attributes.getValue("formatCode")));
            case "cellXfs" -> inCellStyles = true;
            case "xf" -> {
                if (inCellStyles) {
                    formatOfStyle.add(number(attributes, "numFmtId"));
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (local.equals("cellXfs")) {
            inCellStyles = false;
        }
    }

    private static int number(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        try {
            return value == null ? 0 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw UnreadableSheet.because("damaged");
        }
    }
}
