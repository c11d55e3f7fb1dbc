package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.text.Segments;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** The worked bills of {@code billing/worked-bills.yaml}, reckoned as the end of a month reckons them. */
class WorkedBillsTest {

    private static final long ACCOUNT = 42;
    private static final YearMonth MONTH = YearMonth.of(2032, 2);
    private static final String NO_DISCOUNTS = "account,coverage,percent,valid_from,valid_until\n";

    @TestFactory
    @Tag("S7.1-6")
    @Tag("S7.1-9")
    @Tag("BL-7")
    @Tag("BL-12")
    @Tag("BL-13")
    Stream<DynamicTest> comesToWhatIsWorkedOut() throws IOException {
        String prices = text(file(), "prices");
        return bills().stream().map(bill -> DynamicTest.dynamicTest(text(bill, "name"), () -> check(prices, bill)));
    }

    private static Map<String, Object> file() throws IOException {
        try (InputStream file = WorkedBillsTest.class.getResourceAsStream("/billing/worked-bills.yaml")) {
            return new Yaml().load(file);
        }
    }

    static List<Map<String, Object>> bills() throws IOException {
        return list(file(), "bills");
    }

    static List<ChargedLine> lines(Map<String, Object> worked) {
        return new ArrayList<>(
                list(worked, "units").stream().map(WorkedBillsTest::line).toList());
    }

    private static void check(String prices, Map<String, Object> worked) {
        Policies policies =
                policies(prices, worked.containsKey("discounts") ? text(worked, "discounts") : NO_DISCOUNTS);
        PriceList list = PriceList.of(policies);
        List<ChargedLine> lines = lines(worked);
        Map<Long, Long> left = new HashMap<>();
        for (Map.Entry<?, Object> voucher : map(worked, "left").entrySet()) {
            left.put(
                    Long.valueOf(voucher.getKey().toString()),
                    micros(voucher.getValue().toString()));
        }

        for (ChargedLine change : new Repricing(list, units(lines), left).of(lines)) {
            add(lines, change);
        }
        long discount = new Discounts(policies).of(ACCOUNT, MONTH, lines);
        long rounding = Settlement.rounding(ChargedMonths.ofBalance(lines) - discount);
        MonthEntries.MonthSums ledger = new MonthEntries.MonthSums(0, 0, 0, 0, ChargedMonths.ofBalance(lines), 0, 0, 1);

        compare(worked, Bills.statement(ACCOUNT, MONTH, lines, ledger, discount, rounding, list));
    }

    static void compare(Map<String, Object> worked, Statement bill) {
        Map<String, Object> expected = map(worked, "bill");
        assertThat(bill.items().stream().map(WorkedBillsTest::row))
                .as(text(worked, "name"))
                .containsExactlyInAnyOrderElementsOf(
                        strings(expected).stream().map(WorkedBillsTest::plain).toList());
        assertThat(bill.charged()).isEqualByComparingTo(text(expected, "charged"));
        assertThat(bill.vouchers()).isEqualByComparingTo(text(expected, "vouchers"));
        assertThat(bill.discount()).isEqualByComparingTo(text(expected, "discount"));
        assertThat(bill.rounding()).isEqualByComparingTo(text(expected, "rounding"));
        assertThat(bill.payable()).isEqualByComparingTo(text(expected, "payable"));
    }

    static Policies policies(String prices, String discounts) {
        return new PolicyReader(
                        PolicyFiles.of(Map.of("billing/prices.csv", prices, "billing/discounts.csv", discounts)),
                        new ArrayList<>())
                .read();
    }

    /** As {@link ChargedMonths} adds a line to those it has. */
    static void add(List<ChargedLine> lines, ChargedLine more) {
        for (int i = 0; i < lines.size(); i++) {
            ChargedLine line = lines.get(i);
            if (line.item().equals(more.item())
                    && line.source() == more.source()
                    && line.sourceId() == more.sourceId()) {
                lines.set(i, line.plus(more.units(), more.micros(), more.messages()));
                return;
            }
        }
        lines.add(more);
    }

    static Map<Coverage, Long> units(List<ChargedLine> lines) {
        Map<Coverage, Long> units = new EnumMap<>(Coverage.class);
        for (Coverage coverage : Coverage.values()) {
            units.put(coverage, ChargedMonths.units(lines, coverage));
        }
        return units;
    }

    private static ChargedLine line(Map<String, Object> unit) {
        Source source = Source.valueOf(text(unit, "by"));
        long units = unit.containsKey("texts") ? unitsOfTexts(map(unit, "texts")) : Long.parseLong(text(unit, "units"));
        return new ChargedLine(
                TemplateKind.valueOf(text(unit, "kind")),
                text(unit, "carrier"),
                unit.containsKey("prefix") ? text(unit, "prefix") : "",
                unit.containsKey("since") ? LocalDate.parse(text(unit, "since")) : LocalDate.MIN,
                source,
                unit.containsKey("of") ? Long.parseLong(text(unit, "of")) : 0,
                units,
                source == Source.PACKAGE ? 0 : units * micros(text(unit, "reserved")),
                units);
    }

    private static long unitsOfTexts(Map<String, Object> texts) {
        long units = 0;
        for (Map.Entry<?, Object> each : texts.entrySet()) {
            String text = "字".repeat(Integer.parseInt(each.getKey().toString()));
            units += (long) Segments.count(text, false) * (int) each.getValue();
        }
        return units;
    }

    private static String row(Statement.Item item) {
        return plain("%s %s +%s %s %s × %d = %s"
                .formatted(
                        item.kind(),
                        item.vendor(),
                        item.prefix(),
                        item.source(),
                        item.unitPrice(),
                        item.units(),
                        item.amount()));
    }

    /** With amounts as short as they can be written. */
    private static String plain(String row) {
        List<String> words = new ArrayList<>();
        for (String word : row.split(" ")) {
            boolean number = word.matches("\\d+(\\.\\d+)?");
            words.add(number ? new BigDecimal(word).stripTrailingZeros().toPlainString() : word);
        }
        return String.join(" ", words);
    }

    private static long micros(String yuan) {
        return new BigDecimal(yuan).movePointRight(6).longValueExact();
    }

    private static String text(Map<String, Object> of, String key) {
        return String.valueOf(of.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Map<String, Object> bill) {
        return (List<String>) bill.get("rows");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String key) {
        @Nullable Object value = of.get(key);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
