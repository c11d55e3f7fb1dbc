package dev.signet.platform.document;

import dev.signet.platform.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * A report, written from top to bottom: whatever does not fit goes on on the next page. Every page ends with its number and
 * that of all pages. Any text is taken: what the font cannot show is □, what is too long goes on on the next line.
 *
 * <p>The same calls make the same bytes. A report holds its pages in memory, packed: about 4 KB each.
 *
 * <pre>{@code
 * try (PdfReport report = new PdfReport(new About("账单 2026-11", "云帆科技", Locale.CHINESE, at))) {
 *     report.facts(List.of(new Fact("账号", "云帆科技")));
 *     PdfTable table = report.table(List.of(Column.text("计费项目", 3), Column.number("金额", 2)));
 *     table.row("验证码", "1,204.50");
 *     table.total("合计", "1,204.50");
 *     report.writeTo(out);
 * }
 * }</pre>
 */
public final class PdfReport implements AutoCloseable {

    static final PDRectangle PAGE = PDRectangle.A4;
    static final float LEFT = 48;
    static final float WIDTH = PAGE.getWidth() - 2 * LEFT;

    private static final Wording TEXTS = Wording.of("document");
    private static final float TOP = PAGE.getHeight() - 52;
    private static final float BOTTOM = 60;
    private static final float FOOT = 34;
    private static final float LEADING = 1.5f;
    private static final int FIGURES_A_ROW = 4;
    private static final float FIGURE_HEIGHT = 62;
    private static final int ANY = Integer.MAX_VALUE;
    private static final int AT_ONCE = 2;

    private static final Sheet.Face TITLE = new Sheet.Face(18, true, Ink.TEXT);
    private static final Sheet.Face HEADING = new Sheet.Face(12, true, Ink.TEXT);
    private static final Sheet.Face BODY = new Sheet.Face(9.5f, false, Ink.TEXT);
    private static final Sheet.Face HINT = new Sheet.Face(8, false, Ink.SOFT);
    private static final float BIG = 15;
    /** Room above and below a heading. */
    private static final float ABOVE = 10;

    private static final float BELOW = 3;

    /** Each holds its font while it is made, some megabytes: who comes when so many are being made waits for one of them. */
    private static final Semaphore MAKING = new Semaphore(AT_ONCE, true);

    private final About about;
    private final PDDocument document = new PDDocument();
    private final ReportFont font;
    private final Lines lines;
    private @Nullable PDPageContentStream content;
    private @Nullable Sheet sheet;
    private boolean closed;
    private float y;
    /** Waits for what it stands above. */
    private @Nullable String heading;

    private @Nullable PdfTable table;

    /**
     * What a report is.
     *
     * @param title its first line, and what programs call it by
     * @param subject the line below: whose it is, of which time; may be empty
     * @param language of its texts, Chinese or English: programs read it aloud in that, and pages are numbered in it
     * @param at when it was made
     */
    public record About(String title, String subject, Locale language, Instant at) {}

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /**
     * A number that matters.
     *
     * @param hint a line in small letters below it; may be empty
     */
    public record Figure(String name, String value, String hint) {}

    /** Waits while as many are being made as may be at once: one thread makes one at a time. */
    public PdfReport(About about) throws IOException {
        MAKING.acquireUninterruptibly();
        this.about = about;
        try {
            this.font = new ReportFont(document);
            this.lines = new Lines(font);
            describe();
            text(about.title(), TITLE);
            text(about.subject(), HINT);
            gap(8);
        } catch (IOException | RuntimeException | Error e) {
            MAKING.release();
            throw e;
        }
    }

    private void describe() {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(font.printable(about.title()));
        information.setSubject(font.printable(about.subject()));
        information.setCreator("Signet");
        GregorianCalendar at = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        at.setTimeInMillis(about.at().toEpochMilli());
        information.setCreationDate(at);
        document.setDocumentId(about.at().toEpochMilli());
        document.getDocumentCatalog().setLanguage(isChinese() ? "zh-CN" : "en");
        PDViewerPreferences shown =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
    }

    private boolean isChinese() {
        return about.language().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** The title of a part; on the page of what begins below it. */
    public void heading(String text) throws IOException {
        endParts();
        heading = text.isEmpty() ? null : text;
    }

    /** What waits for what comes next, and does not know that nothing does. */
    private void endParts() throws IOException {
        endTable();
        if (heading != null) {
            need(0);
        }
    }

    private void endTable() throws IOException {
        if (table != null) {
            PdfTable ended = table;
            table = null;
            ended.end();
        }
    }

    /** Text over the whole width. */
    public void paragraph(String text) throws IOException {
        endTable();
        gap(4);
        text(text, BODY);
    }

    /** As a paragraph, in small letters: how numbers are meant, where they are from. */
    public void note(String text) throws IOException {
        endTable();
        gap(4);
        text(text, HINT);
    }

    private void text(String text, Sheet.Face face) throws IOException {
        if (!text.isEmpty()) {
            for (String line : lines.of(font.printable(text), face.size(), WIDTH, ANY)) {
                float height = face.size() * LEADING;
                need(height);
                sheet().text(line, LEFT, y - face.size(), face);
                y -= height;
            }
        }
    }

    /** Names and values, one below the other. */
    public void facts(List<Fact> facts) throws IOException {
        endTable();
        float names = 0;
        for (Fact fact : facts) {
            names = Math.max(names, font.width(font.printable(fact.name()).replace('\n', ' '), BODY.size()));
        }
        names = Math.min(names, WIDTH / 3) + 16;
        for (Fact fact : facts) {
            fact(fact, names);
        }
        gap(4);
    }

    private void fact(Fact fact, float names) throws IOException {
        List<String> name = lines.of(font.printable(fact.name()), BODY.size(), names - 12, 3);
        List<String> value = lines.of(font.printable(fact.value()), BODY.size(), WIDTH - names, 12);
        float height = BODY.size() * LEADING;
        need(height * Math.max(name.size(), value.size()));
        for (int i = 0; i < Math.max(name.size(), value.size()); i++) {
            if (i < name.size()) {
                sheet().text(name.get(i), LEFT, y - BODY.size(), new Sheet.Face(BODY.size(), false, Ink.SOFT));
            }
            if (i < value.size()) {
                sheet().text(value.get(i), LEFT + names, y - BODY.size(), BODY);
            }
            y -= height;
        }
    }

    /** Numbers side by side, four in a row. */
    public void figures(List<Figure> figures) throws IOException {
        endTable();
        float gap = 10;
        int columns = Math.max(1, Math.min(FIGURES_A_ROW, figures.size()));
        float width = (WIDTH - gap * (columns - 1)) / columns;
        for (int i = 0; i < figures.size(); i++) {
            if (i % columns == 0) {
                need(FIGURE_HEIGHT);
            }
            figure(figures.get(i), LEFT + (i % columns) * (width + gap), width);
            if (i % columns == columns - 1 || i == figures.size() - 1) {
                y -= FIGURE_HEIGHT + gap;
            }
        }
    }

    private void figure(Figure figure, float x, float width) throws IOException {
        float inner = width - 16;
        sheet().fill(x, y - FIGURE_HEIGHT, width, FIGURE_HEIGHT, Ink.SHADE);
        one(figure.name(), x + 8, y - 15, inner, HINT);
        one(figure.value(), x + 8, y - 34, inner, new Sheet.Face(BIG, true, Ink.TEXT));
        List<String> hint = lines.of(font.printable(figure.hint()), 7, inner, 2);
        for (int i = 0; i < hint.size(); i++) {
            sheet().text(hint.get(i), x + 8, y - 46 - i * 9.5f, new Sheet.Face(7, false, Ink.SOFT));
        }
    }

    /** On one line, smaller where that is needed. */
    private void one(String text, float x, float lineY, float width, Sheet.Face face) throws IOException {
        String whole = font.printable(text);
        float size = face.size();
        while (size > 6 && font.width(whole, size) > width) {
            size -= 0.5f;
        }
        sheet().text(
                        lines.of(whole.replace('\n', ' '), size, width, 1).get(0),
                        x,
                        lineY,
                        new Sheet.Face(size, face.strong(), face.ink()));
    }

    /** Begins a table; its rows come next, before anything else is written to the report. */
    public PdfTable table(List<PdfTable.Column> columns) throws IOException {
        endTable();
        table = new PdfTable(this, font, lines, columns);
        return table;
    }

    /** Draws bars, as vectors. */
    public void chart(StackedBars bars) throws IOException {
        endTable();
        need(StackedBars.HEIGHT);
        bars.draw(sheet(), font, LEFT, y - StackedBars.HEIGHT, WIDTH);
        y -= StackedBars.HEIGHT;
        gap(8);
    }

    /** Leaves room. */
    void gap(float height) {
        y -= height;
    }

    /**
     * Begins a new page where so much does not fit any more, below the heading that waits, if one does; true when it did.
     */
    boolean need(float height) throws IOException {
        if (heading == null) {
            return page(height);
        }
        List<String> title = lines.of(font.printable(heading), HEADING.size(), WIDTH, ANY);
        heading = null;
        float line = HEADING.size() * LEADING;
        gap(ABOVE);
        boolean begun = page(title.size() * line + BELOW + height);
        for (String each : title) {
            sheet().text(each, LEFT, y - HEADING.size(), HEADING);
            y -= line;
        }
        gap(BELOW);
        return begun;
    }

    private boolean page(float height) throws IOException {
        if (content != null && y - height >= BOTTOM) {
            return false;
        }
        endPage();
        PDPage page = new PDPage(PAGE);
        document.addPage(page);
        content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true, true);
        sheet = new Sheet(content, font);
        y = TOP;
        return true;
    }

    Sheet sheet() {
        if (sheet == null) {
            throw new IllegalStateException("no page is begun");
        }
        return sheet;
    }

    float y() {
        return y;
    }

    private void endPage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
            sheet = null;
        }
    }

    /** Ends the report and writes it; the stream stays open. Nothing can be added any more. */
    public void writeTo(OutputStream out) throws IOException {
        endParts();
        endPage();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            PDPage page = document.getPage(i);
            try (PDPageContentStream foot = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                Sheet drawn = new Sheet(foot, font);
                drawn.line(LEFT, FOOT + 13, LEFT + WIDTH, FOOT + 13, 0.5f, Ink.FINE);
                String number = isChinese() ? TEXTS.zh("page", i + 1, pages) : TEXTS.en("page", i + 1, pages);
                drawn.textUntil(number, LEFT + WIDTH, FOOT, HINT);
                float left = WIDTH - font.width(number, HINT.size()) - 20;
                drawn.text(
                        lines.of(font.printable(about.title()).replace('\n', ' '), HINT.size(), left, 1)
                                .get(0),
                        LEFT,
                        FOOT,
                        HINT);
            }
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (font;
                document) {
            endPage();
        } finally {
            MAKING.release();
        }
    }
}
