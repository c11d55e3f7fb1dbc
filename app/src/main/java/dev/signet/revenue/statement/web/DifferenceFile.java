package dev.signet.revenue.statement.web;

import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.RowSource;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.text.DownloadName;
import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.statement.Difference;
import dev.signet.revenue.statement.DifferenceKind;
import dev.signet.revenue.statement.Statement;
import dev.signet.revenue.statement.Statements;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Differences as a file for a spreadsheet, no cell of which is taken for a formula; written as it is read. */
@Component
class DifferenceFile {

    private static final Wording TEXTS = Wording.of("revenue");
    private static final int AT_A_TIME = 1000;
    private static final List<String> HEADER = Stream.of(
                    "kind",
                    "line",
                    "carrier-id",
                    "message",
                    "account-id",
                    "their-parts",
                    "our-parts",
                    "their-status",
                    "our-status",
                    "their-amount",
                    "our-amount",
                    "at",
                    "column")
            .map(name -> TEXTS.both("statement." + name))
            .toList();

    private final Statements statements;

    DifferenceFile(Statements statements) {
        this.statements = statements;
    }

    /** @param kind null for all */
    void send(Statement statement, @Nullable DifferenceKind kind, SheetFormat format, HttpServletResponse response)
            throws IOException {
        if (format == SheetFormat.XLS) {
            throw TEXTS.refusal("InvalidParameter", "statement.format", format);
        }
        String name = "statement-" + statement.carrier() + "-" + statement.month()
                + (kind == null ? "" : "-" + kind.name().toLowerCase(Locale.ROOT));
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name + "." + format.suffix()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        RowSource source = out -> {
            out.row(HEADER);
            int rows = 1;
            List<Difference> some;
            Difference last = null;
            do {
                some = statements.differences(statement.id(), kind, last, AT_A_TIME);
                for (Difference each : some) {
                    if (format == SheetFormat.CSV || rows++ < SheetWriter.XLSX_ROWS) {
                        out.row(cells(each));
                    }
                    last = each;
                }
            } while (some.size() == AT_A_TIME);
        };
        if (format == SheetFormat.XLSX) {
            SheetWriter.writeXlsx(response.getOutputStream(), "differences", HEADER.size(), source);
        } else {
            SheetWriter.writeCsv(response.getOutputStream(), CsvDialect.USUAL, source);
        }
    }

    private static List<String> cells(Difference each) {
        return List.of(
                TEXTS.both("statement.kind." + each.kind()),
                each.line() == 0 ? "" : Integer.toString(each.line()),
                each.carrierId(),
                text(each.messageId()),
                text(each.accountId()),
                text(each.theirParts()),
                text(each.ourParts()),
                each.theirStatus() == null ? "" : TEXTS.both("statement.theirs." + each.theirStatus()),
                each.ourState() == null
                        ? ""
                        : TEXTS.both("statement.ours." + each.ourState().shown()),
                money(each.theirs()),
                money(each.ours()),
                each.at() == null ? "" : ChinaTime.text(each.at()),
                each.note().isEmpty() ? "" : TEXTS.both("statement.column." + each.note()));
    }

    private static String text(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }

    private static String money(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : yuan.toPlainString();
    }
}
