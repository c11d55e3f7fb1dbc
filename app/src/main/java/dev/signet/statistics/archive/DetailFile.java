package dev.signet.statistics.archive;

import dev.signet.platform.spreadsheet.RowSource;
import dev.signet.platform.spreadsheet.RowWriter;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.spreadsheet.WorkbookSheet;
import dev.signet.platform.spreadsheet.WorkbookSheet.Column;
import dev.signet.platform.spreadsheet.WorkbookSheet.Kind;
import dev.signet.statistics.SendStatistics.Part;
import dev.signet.statistics.SendStatistics.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The detail of a range as a workbook: each day, and by what messages said. */
final class DetailFile {

    private static final int DIGITS = 4;

    private final Contents contents;

    DetailFile(Contents contents) {
        this.contents = contents;
    }

    void writeTo(OutputStream out) throws IOException {
        SheetWriter.writeWorkbook(
                out,
                List.of(
                        sheet(
                                contents.range().isHourly() ? "hours" : "days.each",
                                List.of(contents.page("time")),
                                this::slots),
                        groups("by.kind", contents.page("kind"), contents::kind),
                        groups("by.signature", contents.page("signature"), Part::signature),
                        groups("by.template", contents.page("template"), Part::template),
                        sheet(
                                "by.all",
                                List.of(contents.page("kind"), contents.page("template"), contents.page("signature")),
                                this::parts),
                        new WorkbookSheet(
                                contents.text("about"),
                                List.of(
                                        new Column(contents.text("about"), Kind.TEXT),
                                        new Column(contents.text("about.value"), Kind.TEXT)),
                                this::about)));
    }

    private WorkbookSheet groups(String name, String first, Function<Part, String> group) {
        return sheet(name, List.of(first), rows -> {
            for (Contents.Group one : contents.by(group)) {
                rows.row(cells(List.of(one.name()), one.figure()));
            }
            cut(rows);
            total(rows, 1);
        });
    }

    private WorkbookSheet sheet(String name, List<String> first, RowSource rows) {
        List<Column> columns = new ArrayList<>();
        first.forEach(title -> columns.add(new Column(title, Kind.TEXT)));
        for (String key : List.of("sent.unit", "delivered.unit", "failed.unit", "unanswered.unit")) {
            columns.add(new Column(contents.page(key), Kind.NUMBER));
        }
        columns.add(new Column(contents.page("rate"), Kind.PERCENT));
        columns.add(new Column(contents.text("rate.answered"), Kind.PERCENT));
        return new WorkbookSheet(contents.text(name), columns, rows);
    }

    private void slots(RowWriter rows) throws IOException {
        for (Point point : contents.report().points()) {
            rows.row(cells(List.of(contents.label(point)), Figure.of(point.sums())));
        }
        total(rows, 1);
    }

    private void parts(RowWriter rows) throws IOException {
        for (Part part : contents.parts()) {
            rows.row(cells(List.of(contents.kind(part), part.template(), part.signature()), Figure.of(part.sums())));
        }
        cut(rows);
        total(rows, 3);
    }

    private void cut(RowWriter rows) throws IOException {
        if (contents.more()) {
            rows.row(contents.text("by.cut"));
        }
    }

    /** @param names how many columns there are before the numbers */
    private void total(dev.signet.platform.spreadsheet.RowWriter rows, int names) throws IOException {
        List<String> first = new ArrayList<>(List.of(contents.page("total")));
        while (first.size() < names) {
            first.add("");
        }
        rows.row(cells(first, Figure.of(contents.report().total())));
    }

    private void about(RowWriter rows) throws IOException {
        rows.row(contents.text("account"), contents.account().verifiedName());
        rows.row(contents.text("range"), contents.days(contents.range()));
        rows.row(contents.page("scope"), contents.scope());
        rows.row(contents.text("filter"), contents.filters());
        rows.row(contents.text("as-of"), contents.time(contents.report().asOf()));
        rows.row(contents.text("meaning"), contents.text("note"));
    }

    private static List<String> cells(List<String> first, Figure figure) {
        return Stream.concat(
                        first.stream(),
                        Stream.of(
                                Long.toString(figure.volume().sent()),
                                Long.toString(figure.volume().delivered()),
                                Long.toString(figure.volume().failed()),
                                Long.toString(figure.volume().unanswered()),
                                figure.volume().sent() == 0
                                        ? "0"
                                        : share(
                                                figure.volume().delivered(),
                                                figure.volume().sent()),
                                share(figure.volume().delivered(), figure.answered())))
                .toList();
    }

    /** Empty of nothing: a column of numbers holds no dash. */
    private static String share(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
