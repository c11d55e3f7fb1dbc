package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole month at the price of the tier that it came to, whatever was reserved for its messages. */
class RepricingTest {

    private static final PriceList PRICES =
            PriceList.of(WorkedBillsTest.policies("""
                    kind,prefix,from_units,price,valid_from
                    VERIFICATION,,0,0.045,
                    VERIFICATION,,100,0.040,
                    NOTIFICATION,,0,0.045,
                    NOTIFICATION,,100,0.040,
                    NOTIFICATION,,200,0.0385,
                    NOTIFICATION,,0,0.043,2032-02-15
                    NOTIFICATION,,100,0.041,2032-02-15
                    PROMOTIONAL,,0,0.055,
                    INTERNATIONAL,,0,0.4,
                    INTERNATIONAL,852,0,0.35,
                    INTERNATIONAL,852,50,0.3,
                    """, "account,coverage,percent,valid_from,valid_until\n"));
    private static final LocalDate LATER = LocalDate.of(2032, 2, 15);

    private static ChargedLine line(TemplateKind kind, Source source, long id, long units, long micros) {
        return new ChargedLine(kind, "MOBILE", "", LocalDate.MIN, source, id, units, micros, units);
    }

    private static List<ChargedLine> repriced(List<ChargedLine> lines, Map<Long, Long> vouchers) {
        return new Repricing(PRICES, WorkedBillsTest.units(lines), vouchers).of(lines);
    }

    @Test
    @Tag("BL-13")
    @Tag("S7.1-6")
    void theUnitThatReachesATierMakesAllOfTheMonthCheaper() {
        List<ChargedLine> before = List.of(
                line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 60, 60 * 45_000),
                line(TemplateKind.VERIFICATION, Source.BALANCE, 0, 39, 39 * 45_000));
        assertThat(repriced(before, Map.of())).isEmpty();

        List<ChargedLine> after = List.of(
                line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 60, 60 * 45_000),
                line(TemplateKind.VERIFICATION, Source.BALANCE, 0, 40, 40 * 45_000));
        assertThat(repriced(after, Map.of()))
                .containsExactly(
                        line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 0, -60 * 5_000),
                        line(TemplateKind.VERIFICATION, Source.BALANCE, 0, 0, -40 * 5_000));
    }

    @Test
    @Tag("BL-12")
    @Tag("S7.1-9")
    void whatAPackagePaidBringsNoTierAndCostsNothing() {
        assertThat(repriced(
                        List.of(
                                line(TemplateKind.NOTIFICATION, Source.PACKAGE, 7, 1_000, 0),
                                line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 99, 99 * 45_000)),
                        Map.of()))
                .isEmpty();
    }

    @Test
    void whatAVoucherPaidTooMuchGoesBackToTheVoucher() {
        assertThat(repriced(
                        List.of(
                                line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 50, 50 * 45_000),
                                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 8, 30, 30 * 45_000),
                                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 9, 20, 20 * 45_000)),
                        Map.of()))
                .containsExactly(
                        line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 0, -50 * 5_000),
                        line(TemplateKind.NOTIFICATION, Source.VOUCHER, 8, 0, -30 * 5_000),
                        line(TemplateKind.NOTIFICATION, Source.VOUCHER, 9, 0, -20 * 5_000));
    }

    @Test
    void whatBecomesDearerTakesFromTheVoucherWhatItHoldsAndTheRestFromTheBalance() {
        List<ChargedLine> cheap = List.of(
                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 8, 10, 10 * 40_000),
                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 9, 10, 10 * 40_000));

        assertThat(repriced(cheap, Map.of(8L, 20_000L)))
                .containsExactly(
                        line(TemplateKind.NOTIFICATION, Source.VOUCHER, 8, 0, 20_000),
                        line(TemplateKind.NOTIFICATION, Source.BALANCE, 0, 0, 80_000));
        assertThat(repriced(cheap, Map.of(8L, 1_000_000L, 9L, 1_000_000L)))
                .containsExactly(
                        line(TemplateKind.NOTIFICATION, Source.VOUCHER, 8, 0, 50_000),
                        line(TemplateKind.NOTIFICATION, Source.VOUCHER, 9, 0, 50_000));
    }

    /** Whatever lines there are: afterwards all costs what it should, no voucher became money, and once is enough. */
    @Test
    @Tag("BL-13")
    void aThousandMonthsCostUnitsTimesPriceAndNoVoucherBecomesMoney() {
        Random random = new Random(13);
        for (int round = 0; round < 1_000; round++) {
            List<ChargedLine> lines = someLines(random);
            Map<Long, Long> vouchers = new HashMap<>();
            for (long voucher = 1; voucher < 4; voucher++) {
                if (random.nextBoolean()) {
                    vouchers.put(voucher, (long) random.nextInt(2_000_000));
                }
            }
            check(lines, vouchers);
        }
    }

    private static void check(List<ChargedLine> lines, Map<Long, Long> vouchers) {
        Map<Coverage, Long> units = WorkedBillsTest.units(lines);
        Map<Long, Long> left = new HashMap<>(vouchers);
        List<ChargedLine> changes = new Repricing(PRICES, units, vouchers).of(lines);
        List<ChargedLine> after = new ArrayList<>(lines);
        for (ChargedLine change : changes) {
            assertThat(change.units()).isZero();
            assertThat(change.messages()).isZero();
            assertThat(change.source()).isNotEqualTo(Source.PACKAGE);
            if (change.source() == Source.VOUCHER && change.micros() > 0) {
                left.merge(change.sourceId(), -change.micros(), Long::sum);
            }
            WorkedBillsTest.add(after, change);
        }

        assertThat(left.values()).as("no voucher gives more than it has").allMatch(micros -> micros >= 0);
        assertThat(WorkedBillsTest.units(after)).isEqualTo(units);
        Map<ChargedLine.Item, long[]> sums = new HashMap<>();
        Map<ChargedLine.Item, long[]> ofBalance = new HashMap<>();
        for (ChargedLine line : after) {
            if (line.source() != Source.PACKAGE) {
                long[] sum = sums.computeIfAbsent(line.item(), item -> new long[2]);
                sum[0] += line.units();
                sum[1] += line.micros();
            }
            if (line.source() == Source.BALANCE) {
                long[] sum = ofBalance.computeIfAbsent(line.item(), item -> new long[2]);
                sum[0] += line.units();
                sum[1] += line.micros();
            }
        }
        sums.forEach((item, sum) -> {
            int price = item.unitMicros(PRICES, units.get(Coverage.of(item.kind())));
            assertThat(sum[1]).as("%s", item).isEqualTo(sum[0] * price);
            long[] paid = ofBalance.getOrDefault(item, new long[2]);
            assertThat(paid[1])
                    .as("the balance pays for its own units at least: %s of %s", item, lines)
                    .isGreaterThanOrEqualTo(Math.min(paid[0] * price, balanceBefore(lines, item)));
        });
        assertThat(new Repricing(PRICES, units, left).of(after))
                .as("once more, of %s", after)
                .isEmpty();
    }

    private static long balanceBefore(List<ChargedLine> lines, ChargedLine.Item item) {
        return lines.stream()
                .filter(line -> line.item().equals(item) && line.source() == Source.BALANCE)
                .mapToLong(ChargedLine::micros)
                .sum();
    }

    private static List<ChargedLine> someLines(Random random) {
        List<ChargedLine> lines = new ArrayList<>();
        int[] reserved = {45_000, 40_000, 38_500, 43_000, 55_000, 350_000};
        for (int i = random.nextInt(12); i >= 0; i--) {
            TemplateKind kind = TemplateKind.values()[random.nextInt(TemplateKind.values().length)];
            boolean abroad = kind == TemplateKind.INTERNATIONAL;
            Source source = Source.values()[random.nextInt(3)];
            long units = random.nextInt(60);
            long micros = 0;
            for (long unit = 0; source != Source.PACKAGE && unit < units; unit++) {
                micros += reserved[random.nextInt(reserved.length)];
            }
            ChargedLine line = new ChargedLine(
                    kind,
                    random.nextBoolean() ? "MOBILE" : "UNICOM",
                    abroad && random.nextBoolean() ? "852" : "",
                    kind == TemplateKind.NOTIFICATION && random.nextBoolean() ? LATER : LocalDate.MIN,
                    source,
                    source == Source.BALANCE ? 0 : 1 + random.nextInt(3),
                    units,
                    micros,
                    units);
            WorkedBillsTest.add(lines, line);
        }
        return lines;
    }
}
