package dev.signet.bulk.recipients;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.Bilingual;
import dev.signet.platform.spreadsheet.Formulas;
import dev.signet.platform.spreadsheet.SheetCell;
import dev.signet.platform.spreadsheet.SheetLimits;
import dev.signet.platform.spreadsheet.SheetRow;
import dev.signet.platform.spreadsheet.Unprintable;
import dev.signet.rules.content.ValueChecks;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.send.SendDesk;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges a row by itself and by the rows before it (S6.1-4). What a value may say, the norms judge when it is sent; but what
 * nobody sees in a cell its owner is told here.
 */
final class RowJudge {

    /** Spreadsheet programs save long numbers like this; the last digits are lost, and what is left is another number. */
    private static final Pattern SHORTENED = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d{1,3}");

    private static final Pattern AROUND = Pattern.compile("\\A[\\t\\r\\n]+|[\\t\\r\\n]+\\z");

    private final ListLayout layout;
    private final TemplateKind kind;
    private final boolean international;
    private final PhoneNumbers numbers;
    private final ValueChecks checks;
    private final LocalDate day;
    private final SeenNumbers seen = new SeenNumbers();
    private boolean withReason;

    /** @param day on which a number's range must be in use */
    RowJudge(RecipientTemplate template, Policies policies, LocalDate day) {
        this.layout = ListLayout.of(template);
        this.kind = template.kind();
        this.numbers = PhoneNumbers.of(policies);
        this.checks = SendDesk.of(policies).values();
        this.day = day;
        this.international = template.international();
    }

    /** A candidate, or why the row is none. */
    record Judged(@Nullable Candidate candidate, @Nullable RejectedRow rejected) {}

    /** @throws FileRefused when the first row is not the header */
    void header(SheetRow row) {
        layout.check(row);
        withReason = row.cells().size() > layout.columns();
    }

    Judged judge(SheetRow row) {
        if (row.hidden()) {
            return malformed(row, "row.hidden");
        }
        if (layout.hasMore(row, withReason)) {
            return malformed(row, "row.columns", layout.columns(), String.join(" | ", layout.header()));
        }
        SheetCell first = row.cell(0);
        if (first.isEmpty()) {
            return malformed(row, "row.no-number");
        }
        if (first.fault() != null) {
            return faulty(row, first, ListLayout.NUMBER);
        }
        String text = ListLayout.text(first);
        PhoneNumber number = numbers.read(text, kind, day);
        if (number == null && SHORTENED.matcher(text).matches()) {
            return malformed(row, "row.number-shortened", ListTexts.quote(text));
        }
        if (number == null) {
            return noNumber(row, text);
        }
        if (number.domestic() == international) {
            String reason = international ? "row.domestic" : "row.foreign";
            return rejected(row, Rejection.FOREIGN, reason, ListTexts.quote(text));
        }
        return withValues(row, number.digits());
    }

    private Judged noNumber(SheetRow row, String text) {
        Bilingual advice = numbers.advice(text, kind, day);
        return malformed(row, "row.number", ListTexts.quote(text), advice);
    }

    private Judged withValues(SheetRow row, long number) {
        List<String> values = new ArrayList<>(layout.columns() - 1);
        for (int column = 1; column < layout.columns(); column++) {
            SheetCell cell = row.cell(column);
            if (cell.isEmpty()) {
                return malformed(row, "row.no-value", layout.variable(column));
            }
            if (cell.fault() != null) {
                return faulty(row, cell, layout.variable(column));
            }
            String value = value(cell);
            int unseen = checks.unseenIn(value, !international);
            if (unseen >= 0) {
                return character(row, value, unseen, layout.variable(column));
            }
            values.add(value);
        }
        int first = seen.putIfAbsent(number, row.number());
        return first == 0
                ? new Judged(new Candidate(row.number(), number, values), null)
                : rejected(row, Rejection.DUPLICATE, "row.duplicate", first);
    }

    /** What people see in the cell: tabs and line breaks around it are left by programs that wrote it. */
    private static String value(SheetCell cell) {
        return Formulas.restored(AROUND.matcher(cell.text()).replaceAll(""));
    }

    private Judged faulty(SheetRow row, SheetCell cell, String column) {
        return switch (requireNonNull(cell.fault())) {
            case FORMULA -> malformed(row, "cell.formula", column);
            case FORMAT -> malformed(row, "cell.format", column, cell.format());
            case ERROR -> malformed(row, "cell.error", column, ListTexts.quote(cell.text()));
            case IMPRECISE -> malformed(row, "cell.imprecise", column, ListTexts.quote(cell.text()));
            case CHARACTER -> character(row, cell.text(), Unprintable.in(cell.text()), column);
            case TOO_LONG -> malformed(row, "cell.too-long", column, SheetLimits.USUAL.cellLength());
        };
    }

    /** @param at where the character stands that nobody sees, from 0 */
    private Judged character(SheetRow row, String text, int at, String column) {
        return malformed(
                row,
                "cell.character",
                column,
                ListTexts.quote(text),
                text.codePointCount(0, at) + 1,
                Unprintable.name(text.codePointAt(at)));
    }

    private Judged malformed(SheetRow row, String reason, Object... values) {
        return rejected(row, Rejection.MALFORMED, reason, values);
    }

    private Judged rejected(SheetRow row, Rejection rejection, String reason, Object... values) {
        return because(row, rejection, ListTexts.TEXTS.text(reason, values));
    }

    private Judged because(SheetRow row, Rejection rejection, Bilingual reason) {
        return new Judged(null, new RejectedRow(row.number(), rejection, cells(row), reason));
    }

    /** All that the row says; a reason of ours from an earlier time is not part of it. */
    private List<String> cells(SheetRow row) {
        int columns = layout.columns();
        List<String> cells = new ArrayList<>(columns);
        for (int column = 0; column < Math.max(columns, row.cells().size()); column++) {
            if (column != columns || !withReason) {
                cells.add(row.cell(column).text());
            }
        }
        while (cells.size() > columns && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    /** A row that a blacklist stops. */
    RejectedRow blacklisted(Candidate row, Bilingual reason) {
        List<String> cells = new ArrayList<>(layout.columns());
        cells.add(PhoneNumber.shown(row.number()));
        cells.addAll(row.values());
        return new RejectedRow(row.rowNumber(), Rejection.BLACKLISTED, cells, reason);
    }
}
