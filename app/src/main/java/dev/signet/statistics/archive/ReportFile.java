package dev.signet.statistics.archive;

import dev.signet.figures.view.Volume;
import dev.signet.platform.document.PdfReport;
import dev.signet.platform.document.PdfReport.About;
import dev.signet.platform.document.PdfReport.Fact;
import dev.signet.platform.document.PdfTable;
import dev.signet.platform.document.PdfTable.Column;
import dev.signet.platform.document.StackedBars;
import dev.signet.platform.text.Amounts;
import dev.signet.statistics.SendStatistics.Part;
import dev.signet.statistics.SendStatistics.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** The report of a range as PDF. */
final class ReportFile {

    /** The report names those that matter; the workbook has them all. */
    private static final int SHOWN = 10;

    private final Contents contents;

    ReportFile(Contents contents) {
        this.contents = contents;
    }

    void writeTo(OutputStream out) throws IOException {
        About about = new About(
                contents.text("title"),
                contents.account().verifiedName() + " · " + contents.scope() + " · " + contents.days(contents.range()),
                contents.language().locale(),
                contents.report().asOf());
        try (PdfReport report = new PdfReport(about)) {
            head(report);
            if (contents.report().total().records() > 0) {
                chart(report);
            }
            compared(report);
            slots(report);
            groups(report, "by.kind", "kind", contents::kind);
            groups(report, "by.signature", "signature", Part::signature);
            groups(report, "by.template", "template", Part::template);
            report.note(contents.text("note"));
            report.writeTo(out);
        }
    }

    private void head(PdfReport report) throws IOException {
        Figure now = Figure.of(contents.report().total());
        Figure before = Figure.of(contents.report().before());
        report.figures(List.of(
                new PdfReport.Figure(
                        contents.page("sent.unit"),
                        Amounts.count(now.volume().sent()),
                        contents.text("before", Amounts.count(before.volume().sent()))),
                new PdfReport.Figure(
                        contents.page("rate"), now.rateOfSent(), contents.text("answered", now.rateOfAnswered())),
                new PdfReport.Figure(
                        contents.page("failed.unit"),
                        Amounts.count(now.volume().failed()),
                        contents.text("unanswered", Amounts.count(now.volume().unanswered()))),
                new PdfReport.Figure(
                        contents.text("latency"),
                        contents.text("seconds", now.latency(50)),
                        contents.text("latency.more", now.latency(95), now.latency(99)))));
        report.facts(List.of(
                new Fact(
                        contents.text("account"),
                        contents.account().verifiedName() + " ("
                                + contents.account().name() + ")"),
                new Fact(contents.text("range"), contents.days(contents.range())),
                new Fact(contents.page("scope"), contents.scope()),
                new Fact(contents.text("filter"), contents.filters()),
                new Fact(contents.text("as-of"), contents.time(contents.report().asOf()))));
    }

    private void chart(PdfReport report) throws IOException {
        report.heading(contents.page(contents.range().isHourly() ? "chart.hours" : "chart.days"));
        report.chart(new StackedBars(
                List.of(contents.page("delivered"), contents.page("failed"), contents.page("unanswered")),
                contents.report().points().stream().map(this::bar).toList()));
    }

    private StackedBars.Bar bar(Point point) {
        Volume volume = Volume.of(point.sums());
        String label = contents.label(point);
        return new StackedBars.Bar(
                contents.range().isHourly() ? label : label.substring("yyyy-".length()),
                List.of(volume.delivered(), volume.failed(), volume.unanswered()));
    }

    private void compared(PdfReport report) throws IOException {
        Figure now = Figure.of(contents.report().total());
        Figure before = Figure.of(contents.report().before());
        report.heading(contents.text("compared"));
        PdfTable table = report.table(List.of(
                Column.text("", 3),
                Column.number(contents.days(contents.range()), 3),
                Column.number(contents.daysBefore(), 3),
                Column.number(contents.text("change"), 2)));
        count(
                table,
                contents.page("sent.unit"),
                now.volume().sent(),
                before.volume().sent());
        count(
                table,
                contents.page("delivered.unit"),
                now.volume().delivered(),
                before.volume().delivered());
        count(
                table,
                contents.page("failed.unit"),
                now.volume().failed(),
                before.volume().failed());
        count(
                table,
                contents.page("unanswered.unit"),
                now.volume().unanswered(),
                before.volume().unanswered());
        table.row(contents.page("rate"), now.rateOfSent(), before.rateOfSent(), "");
        table.row(contents.text("rate.answered"), now.rateOfAnswered(), before.rateOfAnswered(), "");
        for (int percent : new int[] {50, 95, 99}) {
            table.row(contents.text("latency.of", percent), now.latency(percent), before.latency(percent), "");
        }
    }

    private static void count(PdfTable table, String name, long now, long before) throws IOException {
        String change = (now > before ? "+" : "") + Amounts.count(now - before);
        table.row(name, Amounts.count(now), Amounts.count(before), change);
    }

    private List<Column> columns(String first) {
        return List.of(
                Column.text(first, 4),
                Column.number(contents.page("sent.unit"), 3),
                Column.number(contents.page("delivered.unit"), 3),
                Column.number(contents.page("failed.unit"), 3),
                Column.number(contents.page("unanswered.unit"), 3),
                Column.number(contents.page("rate"), 2.6f),
                Column.number(contents.text("rate.answered"), 3.2f));
    }

    private static List<String> cells(String name, Figure figure) {
        return List.of(
                name,
                Amounts.count(figure.volume().sent()),
                Amounts.count(figure.volume().delivered()),
                Amounts.count(figure.volume().failed()),
                Amounts.count(figure.volume().unanswered()),
                figure.rate(),
                figure.rateOfAnswered());
    }

    private void slots(PdfReport report) throws IOException {
        report.heading(contents.text(contents.range().isHourly() ? "hours" : "days.each"));
        PdfTable table = report.table(columns(contents.page("time")));
        for (Point point : contents.report().points()) {
            table.row(cells(contents.label(point), Figure.of(point.sums())));
        }
        table.total(cells(contents.page("total"), Figure.of(contents.report().total())));
    }

    private void groups(PdfReport report, String heading, String first, Function<Part, String> name)
            throws IOException {
        List<Contents.Group> groups = contents.by(name);
        if (groups.isEmpty()) {
            return;
        }
        report.heading(contents.text(heading));
        PdfTable table = report.table(columns(contents.page(first)));
        for (Contents.Group group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
            table.row(cells(group.name(), group.figure()));
        }
        if (groups.size() > SHOWN) {
            report.note(contents.text("by.more", SHOWN, groups.size()));
        }
    }
}
