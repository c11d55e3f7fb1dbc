package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 优惠: whose it is, in which months, of what, and to what part of a cent. */
class DiscountsTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2032, 2);
    private static final String PRICES = "kind,prefix,from_units,price,valid_from\n";

    private static Discounts discounts(String... lines) {
        return new Discounts(WorkedBillsTest.policies(
                PRICES, "account,coverage,percent,valid_from,valid_until\n" + String.join("\n", lines) + "\n"));
    }

    private static ChargedLine line(TemplateKind kind, Source source, long micros) {
        return new ChargedLine(
                kind, "MOBILE", "", LocalDate.MIN, source, source == Source.BALANCE ? 0 : 8, 1, micros, 1);
    }

    private static final List<ChargedLine> BOTH = List.of(
            line(TemplateKind.NOTIFICATION, Source.BALANCE, 1_000_000),
            line(TemplateKind.INTERNATIONAL, Source.BALANCE, 10_000_000));

    /** The first and the last day of the month must be within, and both bounds are days that count. */
    @ParameterizedTest
    @CsvSource({
        "2032-02-01, 2032-02-29, 1100000",
        "2032-02-01, , 1100000",
        "2031-05-01, 2033-01-01, 1100000",
        "2032-02-02, , 0",
        "2032-01-01, 2032-02-28, 0",
        "2032-03-01, , 0",
        "2031-01-01, 2032-01-31, 0",
    })
    void holdsForWholeMonthsOnly(String from, String until, long micros) {
        String line = "42,,10," + from + "," + (until == null ? "" : until);

        assertThat(discounts(line).of(42, FEBRUARY, BOTH)).isEqualTo(micros);
        assertThat(discounts(line).of(43, FEBRUARY, BOTH)).isZero();
    }

    @Test
    void anAccountsOwnLineGoesBeforeThoseForAllThenTheHighestPercentage() {
        Discounts discounts = discounts(
                ",,30,2032-01-01,", ",,20,2032-01-01,", "42,DOMESTIC,5,2032-01-01,", "42,DOMESTIC,7,2032-01-01,");

        assertThat(discounts.of(42, FEBRUARY, BOTH)).as("7 and 30 percent").isEqualTo(70_000 + 3_000_000);
        assertThat(discounts.of(43, FEBRUARY, BOTH)).isEqualTo(300_000 + 3_000_000);
    }

    @Test
    void isCutToAMillionthAndNeverRoundedUp() {
        assertThat(discounts(",,33.333,2032-01-01,")
                        .of(42, FEBRUARY, List.of(line(TemplateKind.NOTIFICATION, Source.BALANCE, 45_005))))
                .isEqualTo(15_001); // 15,001.5…
    }

    @Test
    void isOfWhatVouchersPaidTooButNeverMoreThanTheBalancePaid() {
        Discounts half = discounts(",,50,2032-01-01,");

        assertThat(half.of(
                        42,
                        FEBRUARY,
                        List.of(
                                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 600_000),
                                line(TemplateKind.PROMOTIONAL, Source.BALANCE, 1_000_000))))
                .isEqualTo(800_000);
        assertThat(half.of(
                        42,
                        FEBRUARY,
                        List.of(
                                line(TemplateKind.NOTIFICATION, Source.VOUCHER, 3_000_000),
                                line(TemplateKind.PROMOTIONAL, Source.BALANCE, 1_000_000),
                                line(TemplateKind.INTERNATIONAL, Source.BALANCE, 4_000_000))))
                .as("what messages abroad cost is no part of it")
                .isEqualTo(1_000_000 + 2_000_000);
        assertThat(half.of(42, FEBRUARY, List.of(line(TemplateKind.NOTIFICATION, Source.PACKAGE, 0))))
                .isZero();
    }
}
