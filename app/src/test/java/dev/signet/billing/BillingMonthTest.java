package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BillingMonthTest {

    @Test
    @Tag("S7.1-7")
    void endsAtMidnightOfItsLastDayInChina() {
        assertThat(BillingMonth.of(Instant.parse("2032-02-29T15:59:59.999Z"))).isEqualTo(203202);
        assertThat(BillingMonth.of(Instant.parse("2032-02-29T16:00:00Z"))).isEqualTo(203203);
        assertThat(BillingMonth.of(Instant.parse("2031-12-31T16:00:00Z"))).isEqualTo(203201);
        assertThat(BillingMonth.startOf(YearMonth.of(2032, 3))).isEqualTo("2032-02-29T16:00:00Z");
    }

    @Test
    void isANumberThatGoesOnWithTheYear() {
        assertThat(BillingMonth.after(203211)).isEqualTo(203212);
        assertThat(BillingMonth.after(203212)).isEqualTo(203301);
        assertThat(BillingMonth.of(203209)).isEqualTo(YearMonth.of(2032, 9));
        assertThat(BillingMonth.number(YearMonth.of(2032, 12))).isEqualTo(203212);
    }

    @Test
    void keepsTheFirstDayOfAPrice() {
        for (LocalDate day : new LocalDate[] {LocalDate.MIN, LocalDate.of(2032, 2, 29), LocalDate.of(2032, 12, 1)}) {
            assertThat(BillingMonth.day(BillingMonth.since(day))).isEqualTo(day);
        }
        assertThat(BillingMonth.since(LocalDate.of(2032, 2, 9))).isEqualTo(20320209);
    }
}
