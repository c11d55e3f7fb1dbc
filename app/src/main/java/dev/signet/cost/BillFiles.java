package dev.signet.cost;

import static java.util.Objects.requireNonNull;

import dev.signet.account.Account;
import dev.signet.billing.Statement;
import dev.signet.cost.MonthCosts.Region;
import dev.signet.cost.MonthCosts.Row;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.document.PdfReport;
import dev.signet.platform.document.PdfReport.About;
import dev.signet.platform.document.PdfReport.Fact;
import dev.signet.platform.document.PdfTable;
import dev.signet.platform.document.PdfTable.Column;
import dev.signet.platform.spreadsheet.RowWriter;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.spreadsheet.WorkbookSheet;
import dev.signet.platform.spreadsheet.WorkbookSheet.Kind;
import dev.signet.platform.text.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The official bill of a month (S7.1-4): from what was frozen at the settlement, the same whenever it is asked for. */
@Component
public class BillFiles {

    private static final Wording TEXTS = Wording.of("cost");

    private final CostStatistics statistics;

    BillFiles(CostStatistics statistics) {
        this.statistics = statistics;
    }

    /** Which file a bill is made into. */
    public enum Format {
        PDF("pdf", "application/pdf"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String suffix;
        private final String mediaType;

        Format(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        public String suffix() {
            return suffix;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** @param bill of a settled month */
    public void write(Format format, Account account, Statement bill, boolean english, OutputStream out)
            throws IOException {
        Sheet sheet = new Sheet(account, bill, statistics.costs(bill), english);
        if (format == Format.PDF) {
            sheet.pdf(out);
        } else {
            SheetWriter.writeWorkbook(out, sheet.sheets());
        }
    }

    /**
     * What a month costs so far, or in the end, as a workbook; what became of the balance is its bill's to say.
     *
     * @param month settled or not
     */
    public void writeCosts(Account account, Statement month, boolean english, OutputStream out) throws IOException {
        SheetWriter.writeWorkbook(out, new Sheet(account, month, statistics.costs(month), english).costSheets());
    }

    /** A month, with its bill or without, in one language. */
    private record Sheet(Account account, Statement bill, MonthCosts costs, boolean english) {

        private static final int PRICE = 2;

        /** As it was when the bill was made. */
        String holder() {
            Statement.Bill settled = bill.bill();
            return settled == null || settled.holder() == null ? account.verifiedName() : settled.holder();
        }

        String words(String key, Object... values) {
            return words(TEXTS.text(key, values));
        }

        String words(Bilingual words) {
            return english ? words.en() : words.zh();
        }

        List<Fact> facts() {
            Statement.Bill settled = bill.bill();
            Fact whose = new Fact(words("bill.account"), holder() + " (" + account.id() + ")");
            Fact month = new Fact(words("bill.month"), bill.month().toString());
            return settled == null
                    ? List.of(whose, month, new Fact(words("bill.settled"), words("open")))
                    : List.of(
                            new Fact(words("bill.number"), settled.number()),
                            whose,
                            month,
                            new Fact(words("bill.settled"), words("bill.at", settled.settledAt())),
                            new Fact(words("bill.rulebook"), settled.rulebook()));
        }

        List<List<Object>> balance() {
            return List.of(
                    List.of(words("bill.opening"), bill.opening()),
                    List.of(words("bill.top-ups"), bill.topUps()),
                    List.of(words("bill.corrections"), bill.corrections()),
                    List.of(words("bill.purchases"), bill.purchases().negate()),
                    List.of(words("bill.charged"), bill.charged().negate()),
                    List.of(words("bill.vouchers"), bill.vouchers()),
                    List.of(words("bill.discount"), bill.discount()),
                    List.of(words("bill.rounding"), bill.rounding()));
        }

        List<Object> closing() {
            return List.of(words("bill.closing"), bill.closing());
        }

        List<List<Object>> items() {
            List<List<Object>> items = new ArrayList<>();
            for (Row row : costs.rows()) {
                String kind = words("kind." + row.kind());
                if (row.unitPrice() == null) {
                    items.add(List.of(kind, "", words("by-region"), row.units(), row.amount()));
                    for (Region region : row.regions()) {
                        items.add(List.of("", named(region), region.unitPrice(), region.units(), region.amount()));
                    }
                } else {
                    items.add(List.of(kind, words(carrier(row.carrier())), row.unitPrice(), row.units(), row.amount()));
                }
            }
            less(items, "discount", bill.discount());
            less(items, "vouchers", bill.vouchers());
            less(items, "rounding", bill.rounding());
            return items;
        }

        /** As the page names it. */
        private String named(Region region) {
            String name = words(region.name());
            String code = "+" + region.prefix();
            return region.prefix().isEmpty() || name.equals(code) ? name : name + " " + code;
        }

        private void less(List<List<Object>> items, String key, BigDecimal off) {
            if (off.signum() != 0) {
                items.add(List.of(words(key), "", "", "", off.negate()));
            }
        }

        List<Object> total() {
            return List.of(words("total"), "", "", costs.units(), bill.payable());
        }

        /** What packages paid for, by kind and network. */
        List<List<Object>> packages() {
            return costs.deductions().stream()
                    .map(each ->
                            List.<Object>of(words("kind." + each.kind()), words(carrier(each.carrier())), each.units()))
                    .toList();
        }

        void pdf(OutputStream out) throws IOException {
            Locale language = english ? Locale.ENGLISH : Locale.CHINESE;
            About about = new About(
                    words("bill.title", bill.month()),
                    holder(),
                    language,
                    requireNonNull(bill.bill()).settledAt());
            try (PdfReport report = new PdfReport(about)) {
                report.facts(facts());
                report.heading(words("bill.items"));
                PdfTable items = report.table(List.of(
                        Column.text(words("item"), 3.2f),
                        Column.text(words("carrier"), 3.6f),
                        Column.number(words("unit-price"), 2.2f),
                        Column.number(words("units"), 1.9f),
                        Column.number(words("amount"), 2.3f)));
                for (List<Object> row : items()) {
                    items.row(texts(row));
                }
                items.total(texts(total()));
                List<List<Object>> packages = packages();
                if (!packages.isEmpty()) {
                    report.heading(words("bill.packages"));
                    PdfTable used = report.table(List.of(
                            Column.text(words("item"), 4),
                            Column.text(words("carrier"), 3),
                            Column.number(words("units"), 3)));
                    for (List<Object> row : packages) {
                        used.row(texts(row));
                    }
                }
                report.heading(words("bill.balance"));
                PdfTable balance =
                        report.table(List.of(Column.text(words("bill.what"), 6), Column.number(words("bill.yuan"), 3)));
                for (List<Object> row : balance()) {
                    balance.row(texts(row));
                }
                balance.total(texts(closing()));
                report.note(words("bill.note"));
                report.writeTo(out);
            }
        }

        List<WorkbookSheet> sheets() {
            List<List<Object>> balance = new ArrayList<>(balance());
            balance.add(closing());
            return List.of(
                    itemsSheet(),
                    packagesSheet(),
                    new WorkbookSheet(
                            words("bill.balance"),
                            List.of(
                                    new WorkbookSheet.Column(words("bill.what"), Kind.TEXT),
                                    new WorkbookSheet.Column(words("bill.yuan"), Kind.MONEY)),
                            out -> write(out, balance)),
                    aboutSheet());
        }

        List<WorkbookSheet> costSheets() {
            return List.of(itemsSheet(), packagesSheet(), aboutSheet());
        }

        private WorkbookSheet itemsSheet() {
            List<List<Object>> items = new ArrayList<>(items());
            items.add(total());
            return new WorkbookSheet(
                    words("bill.items"),
                    List.of(
                            new WorkbookSheet.Column(words("item"), Kind.TEXT),
                            new WorkbookSheet.Column(words("carrier"), Kind.TEXT),
                            new WorkbookSheet.Column(words("unit-price"), Kind.MONEY),
                            new WorkbookSheet.Column(words("units"), Kind.NUMBER),
                            new WorkbookSheet.Column(words("amount"), Kind.MONEY)),
                    out -> write(out, items));
        }

        private WorkbookSheet packagesSheet() {
            return new WorkbookSheet(
                    words("bill.packages"),
                    List.of(
                            new WorkbookSheet.Column(words("item"), Kind.TEXT),
                            new WorkbookSheet.Column(words("carrier"), Kind.TEXT),
                            new WorkbookSheet.Column(words("units"), Kind.NUMBER)),
                    out -> write(out, packages()));
        }

        private WorkbookSheet aboutSheet() {
            return new WorkbookSheet(
                    words("bill.about"),
                    List.of(
                            new WorkbookSheet.Column(words("bill.what"), Kind.TEXT),
                            new WorkbookSheet.Column(words("bill.value"), Kind.TEXT)),
                    out -> {
                        for (Fact fact : facts()) {
                            out.row(fact.name(), fact.value());
                        }
                    });
        }

        /** A column of prices holds numbers only: that there is none stands before it. */
        private static void write(RowWriter out, List<List<Object>> rows) throws IOException {
            for (List<Object> row : rows) {
                List<String> cells =
                        new ArrayList<>(row.stream().map(Sheet::plain).toList());
                if (row.size() > PRICE && row.get(PRICE) instanceof String words && !words.isEmpty()) {
                    cells.set(PRICE - 1, words);
                    cells.set(PRICE, "");
                }
                out.row(cells);
            }
        }

        private static String plain(Object cell) {
            return cell instanceof BigDecimal yuan ? yuan.toPlainString() : cell.toString();
        }

        private static String carrier(String vendor) {
            return "carrier." + (vendor.isEmpty() ? "none" : vendor);
        }

        private static List<String> texts(List<Object> cells) {
            return cells.stream()
                    .map(cell -> cell instanceof BigDecimal yuan
                            ? Amounts.decimal(yuan)
                            : cell instanceof Long units ? Amounts.count(units) : cell.toString())
                    .toList();
        }
    }
}
