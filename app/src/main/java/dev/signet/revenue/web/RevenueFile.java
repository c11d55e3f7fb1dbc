package dev.signet.revenue.web;

import dev.signet.application.web.ListFile;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.revenue.RevenueBy;
import dev.signet.revenue.RevenueReport;
import dev.signet.revenue.Takings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of revenue shows, for a spreadsheet: every row, and the total as the last one. */
@Component
class RevenueFile {

    private static final Wording TEXTS = Wording.of("revenue");

    private final ListFile file;

    RevenueFile(ListFile file) {
        this.file = file;
    }

    void send(SheetFormat format, DayRange range, RevenueBy by, RevenueReport report, HttpServletResponse response)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        report.rows().forEach(row -> rows.add(line(names(by, row), row.takings())));
        List<String> total = new ArrayList<>(List.of(TEXTS.both("total")));
        total.addAll(by == RevenueBy.DAY ? List.of() : List.of(""));
        rows.add(line(total, report.total()));
        file.send(
                format,
                "revenue-" + range.from() + "-" + range.to(),
                rows.size(),
                header(by),
                (page, size) ->
                        rows.stream().skip((page - 1L) * size).limit(size).toList(),
                response);
    }

    private static List<String> header(RevenueBy by) {
        Stream<String> names = switch (by) {
            case ACCOUNT -> Stream.of("account", "account-id");
            case VENDOR -> Stream.of("channel", "network");
            case DAY -> Stream.of("day");
        };
        return Stream.concat(
                        names,
                        Stream.of(
                                "sent.unit",
                                "delivered.unit",
                                "failed.unit",
                                "unanswered.unit",
                                "spend.unit",
                                "packages.unit",
                                "cost.unit",
                                "margin.unit",
                                "margin-percent",
                                "unpriced.unit"))
                .map(TEXTS::both)
                .toList();
    }

    private static List<String> names(RevenueBy by, RevenueReport.Row row) {
        return switch (by) {
            case ACCOUNT ->
                row.account() == null
                        ? List.of("", "")
                        : List.of(
                                row.account().name(),
                                Long.toString(row.account().id()));
            case VENDOR -> List.of(channel(row.channel()), network(row));
            case DAY -> List.of(String.valueOf(row.day()));
        };
    }

    private static String channel(@Nullable String channel) {
        return channel == null || channel.isEmpty()
                ? TEXTS.both("channel.none")
                : channel.equals("?") ? TEXTS.both("channel.unknown") : channel;
    }

    private static String network(RevenueReport.Row row) {
        return row.network() == null
                ? TEXTS.both("network.none")
                : TEXTS.both("network." + row.network().name());
    }

    private static List<String> line(List<String> names, Takings takings) {
        List<String> cells = new ArrayList<>(names);
        cells.addAll(List.of(
                Long.toString(takings.sent()),
                Long.toString(takings.delivered()),
                Long.toString(takings.failed()),
                Long.toString(takings.unanswered()),
                takings.spend().toPlainString(),
                takings.packages().toPlainString(),
                known(takings.cost()),
                known(takings.margin()),
                takings.unpriced() > 0
                        ? TEXTS.both("unknown")
                        : takings.marginPercent() == null
                                ? ""
                                : takings.marginPercent().toPlainString(),
                Long.toString(takings.unpriced())));
        return cells;
    }

    private static String known(@Nullable BigDecimal yuan) {
        return yuan == null ? TEXTS.both("unknown") : yuan.toPlainString();
    }
}
