package dev.signet.platform.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A table of a report. Its header stands again on every page that it goes on on, and its last row, most often a sum, never
 * without the one before. A cell that is too narrow for its text goes
 * on on further lines, a number is written smaller first; nothing runs into the next cell.
 */
public final class PdfTable {

    private static final float SIZE = 8.5f;
    private static final float SMALLEST = 5.5f;
    private static final float LEADING = 1.35f;
    private static final float SIDE = 5;
    private static final float AIR = 4.5f;
    private static final int LINES = 16;
    /** How many rows at the end stand on one page. */
    private static final int TOGETHER = 2;

    private final PdfReport report;
    private final ReportFont font;
    private final Lines lines;
    private final List<Column> columns;
    private final float[] widths;
    private final List<Laid> header;
    /** The last rows so far, at most two: where they go is known once it is known that more come, or none. */
    private final Deque<Row> waiting = new ArrayDeque<>();

    private boolean begun;

    /**
     * A column.
     *
     * @param weight how wide it is beside the others
     * @param number whether its cells end at one line, as numbers do
     */
    public record Column(String title, float weight, boolean number) {

        public static Column text(String title, float weight) {
            return new Column(title, weight, false);
        }

        public static Column number(String title, float weight) {
            return new Column(title, weight, true);
        }
    }

    private record Row(List<Laid> cells, boolean total) {

        float height() {
            return PdfTable.height(cells);
        }
    }

    /** @param size smaller where a number would not fit */
    private record Laid(List<String> lines, float size) {}

    PdfTable(PdfReport report, ReportFont font, Lines lines, List<Column> columns) {
        this.report = report;
        this.font = font;
        this.lines = lines;
        this.columns = List.copyOf(columns);
        this.widths = new float[columns.size()];
        float all = (float) columns.stream().mapToDouble(Column::weight).sum();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = PdfReport.WIDTH * columns.get(i).weight() / all;
        }
        header = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            header.add(wrapped(font.printable(columns.get(i).title()), i));
        }
    }

    private void drawHeader() throws IOException {
        float height = height(header);
        report.sheet().fill(PdfReport.LEFT, report.y() - height, PdfReport.WIDTH, height, Ink.SHADE);
        draw(header, height, true, Ink.LINE);
    }

    /** @param cells as many as there are columns, or fewer */
    public void row(List<String> cells) throws IOException {
        row(cells, false);
    }

    /** @param cells as many as there are columns, or fewer */
    public void row(String... cells) throws IOException {
        row(List.of(cells), false);
    }

    /** A row that sums up those above it. */
    public void total(List<String> cells) throws IOException {
        row(cells, true);
    }

    /** A row that sums up those above it. */
    public void total(String... cells) throws IOException {
        row(List.of(cells), true);
    }

    private void row(List<String> cells, boolean total) throws IOException {
        waiting.add(new Row(laid(cells), total));
        if (waiting.size() > TOGETHER) {
            Row next = waiting.remove();
            room(next.height());
            draw(next);
        }
    }

    /** Draws what waits; nothing is added any more. */
    void end() throws IOException {
        room((float) waiting.stream().mapToDouble(Row::height).sum());
        while (!waiting.isEmpty()) {
            draw(waiting.remove());
        }
    }

    /** For rows of this height, below a header. */
    private void room(float height) throws IOException {
        boolean page = report.need(begun ? height : height(header) + height);
        if (page || !begun) {
            begun = true;
            drawHeader();
        }
    }

    private void draw(Row row) throws IOException {
        if (row.total()) {
            report.sheet()
                    .line(PdfReport.LEFT, report.y(), PdfReport.LEFT + PdfReport.WIDTH, report.y(), 0.9f, Ink.SOFT);
        }
        draw(row.cells(), row.height(), row.total(), row.total() ? Ink.LINE : Ink.FINE);
    }

    private List<Laid> laid(List<String> cells) {
        List<Laid> laid = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            laid.add(laid(i < cells.size() ? font.printable(cells.get(i)) : "", i));
        }
        return laid;
    }

    private Laid laid(String printable, int column) {
        float width = widths[column] - 2 * SIDE;
        float size = SIZE;
        while (columns.get(column).number() && size > SMALLEST && font.width(printable, size) > width) {
            size -= 0.5f;
        }
        return font.width(printable, size) <= width && printable.indexOf('\n') < 0
                ? new Laid(List.of(printable), size)
                : wrapped(printable, column);
    }

    private Laid wrapped(String printable, int column) {
        return new Laid(lines.of(printable, SIZE, widths[column] - 2 * SIDE, LINES), SIZE);
    }

    private static float height(List<Laid> cells) {
        float most = SIZE * LEADING;
        for (Laid cell : cells) {
            most = Math.max(most, cell.lines().size() * cell.size() * LEADING);
        }
        return most + 2 * AIR;
    }

    private void draw(List<Laid> cells, float height, boolean strong, Ink below) throws IOException {
        Sheet sheet = report.sheet();
        float x = PdfReport.LEFT;
        for (int i = 0; i < cells.size(); i++) {
            Laid cell = cells.get(i);
            Sheet.Face face = new Sheet.Face(cell.size(), strong, Ink.TEXT);
            float y = report.y() - AIR - SIZE;
            for (String line : cell.lines()) {
                if (columns.get(i).number()) {
                    sheet.textUntil(line, x + widths[i] - SIDE, y, face);
                } else {
                    sheet.text(line, x + SIDE, y, face);
                }
                y -= cell.size() * LEADING;
            }
            x += widths[i];
        }
        report.gap(height);
        sheet.line(PdfReport.LEFT, report.y(), PdfReport.LEFT + PdfReport.WIDTH, report.y(), 0.5f, below);
    }
}
