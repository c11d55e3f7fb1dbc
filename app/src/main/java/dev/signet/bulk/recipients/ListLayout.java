package dev.signet.bulk.recipients;

import dev.signet.platform.spreadsheet.Formulas;
import dev.signet.platform.spreadsheet.SheetCell;
import dev.signet.platform.spreadsheet.SheetRow;
import dev.signet.rules.text.Unseen;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a list (S6.3-11): the number, then every variable in the template's order, under a header that says
 * so. A reason column after them is ours, and is not read: a corrected file of rejected rows can be sent as it is.
 */
record ListLayout(List<String> header) {

    static final String NUMBER = "手机号码";
    static final String REASON = "原因 Reason";

    static ListLayout of(RecipientTemplate template) {
        List<String> header = new ArrayList<>();
        header.add(NUMBER);
        header.addAll(template.variables());
        return new ListLayout(List.copyOf(header));
    }

    int columns() {
        return header.size();
    }

    String variable(int column) {
        return header.get(column);
    }

    List<String> headerWithReason() {
        List<String> all = new ArrayList<>(header);
        all.add(REASON);
        return all;
    }

    /** @throws FileRefused when the row is not this header */
    void check(SheetRow row) {
        List<String> found = row.cells().stream().map(ListLayout::text).toList();
        if (!found.equals(header) && !found.equals(headerWithReason())) {
            throw FileRefused.because(
                    "header", row.number(), String.join(" | ", header), ListTexts.quote(String.join(" | ", found)));
        }
    }

    /** Whether the row says something beyond the columns; the reason column does not count. */
    boolean hasMore(SheetRow row, boolean withReason) {
        for (int column = columns() + (withReason ? 1 : 0); column < row.cells().size(); column++) {
            if (!row.cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static String text(SheetCell cell) {
        return Unseen.strip(Formulas.restored(Unseen.strip(cell.text())));
    }
}
