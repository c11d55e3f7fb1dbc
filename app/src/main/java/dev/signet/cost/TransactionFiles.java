package dev.signet.cost;

import dev.signet.account.Account;
import dev.signet.billing.movement.Movement;
import dev.signet.billing.movement.Period;
import dev.signet.cost.Transactions.Transaction;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.RowWriter;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.spreadsheet.WorkbookSheet;
import dev.signet.platform.spreadsheet.WorkbookSheet.Column;
import dev.signet.platform.spreadsheet.WorkbookSheet.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** 收支明细 for a spreadsheet: what the page shows of all its pages, no cell of which is taken for a formula. */
@Component
public class TransactionFiles {

    private static final Wording TEXTS = Wording.of("cost");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** @throws IllegalArgumentException for a format that is not written */
    public void write(SheetFormat format, Account account, Transactions.Page page, boolean english, OutputStream out)
            throws IOException {
        Sheet sheet = new Sheet(account.zone(), page, english);
        switch (format) {
            case CSV ->
                SheetWriter.writeCsv(out, CsvDialect.USUAL, rows -> {
                    rows.row(sheet.columns().stream().map(Column::title).toList());
                    sheet.lines(rows);
                });
            case XLSX -> SheetWriter.writeWorkbook(out, sheet.sheets());
            default -> throw new IllegalArgumentException(format + " is not written");
        }
    }

    /** In one language. */
    private record Sheet(ZoneId zone, Transactions.Page page, boolean english) {

        String words(Bilingual words) {
            return english ? words.en() : words.zh();
        }

        String words(String key, Object... values) {
            return words(TEXTS.text(key, values));
        }

        List<Column> columns() {
            return List.of(
                    new Column(words("transaction.at", zone), Kind.TEXT),
                    new Column(words("transaction.kind"), Kind.TEXT),
                    new Column(words("transaction.yuan"), Kind.MONEY),
                    new Column(words("transaction.balance"), Kind.MONEY),
                    new Column(words("transaction.voucher-yuan"), Kind.MONEY),
                    new Column(words("transaction.units"), Kind.NUMBER),
                    new Column(words("transaction.message-count"), Kind.NUMBER),
                    new Column(words("transaction.month"), Kind.TEXT),
                    new Column(words("transaction.remark"), Kind.TEXT));
        }

        void lines(RowWriter out) throws IOException {
            for (Transaction each : page.transactions()) {
                Movement line = each.movement();
                out.row(
                        line.kind().isSummed()
                                ? line.day().toString()
                                : TIME.format(line.at().atZone(zone)),
                        words("transaction.kind." + line.kind()),
                        plain(line.yuan()),
                        plain(line.balance()),
                        line.voucherYuan().signum() == 0 ? "" : plain(line.voucherYuan()),
                        line.units() == 0 ? "" : Long.toString(line.units()),
                        line.messages() == 0 ? "" : Long.toString(line.messages()),
                        line.month() == null ? "" : line.month().toString(),
                        words(each.remark()));
            }
        }

        List<WorkbookSheet> sheets() {
            Period period = page.period();
            return List.of(
                    new WorkbookSheet(words("transaction.title"), columns(), this::lines),
                    new WorkbookSheet(
                            words("transaction.sums"),
                            List.of(
                                    new Column(period.from() + " – " + period.to(), Kind.TEXT),
                                    new Column(words("bill.yuan"), Kind.MONEY)),
                            out -> {
                                out.row(words("transaction.opening"), plain(period.opening()));
                                out.row(words("transaction.in"), plain(period.in()));
                                out.row(
                                        words("transaction.out"),
                                        plain(period.out().negate()));
                                out.row(words("transaction.closing"), plain(period.closing()));
                            }));
        }

        private static String plain(BigDecimal yuan) {
            return yuan.signum() == 0 ? "0" : yuan.stripTrailingZeros().toPlainString();
        }
    }
}
