package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.platform.node.Ids;
import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one message takes, and from where, at the shipped prices. */
class PurseTest {

    private static final String MOBILE = "8613800000000";
    private static final int UNIT = 45_000;
    private static final int ABROAD = 350_000;
    private static final String HONG_KONG = "85251234567";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static PriceList prices;

    private final AtomicLong lastId = new AtomicLong(100);

    @BeforeAll
    static void readShippedPrices() throws RulebookRejected {
        prices = PriceList.of(new RulebookLoader().load(PolicyFiles.shipped()).policies());
    }

    private Purse purse(long balance, long monthUnits, Purse.Holding... packages) {
        Ids ids = mock(Ids.class);
        when(ids.next()).thenAnswer(call -> lastId.incrementAndGet());
        return new Purse(
                7,
                new Purse.Stored(balance, 5, 202611, 0, monthUnits, 0, 0, Long.MAX_VALUE, false),
                new ArrayList<>(List.of(packages)),
                prices,
                DAY,
                ids);
    }

    private static Charge domestic(Purse purse, int segments) {
        return purse.reserve(TemplateKind.NOTIFICATION, MOBILE, segments);
    }

    @Test
    void takesThePriceOfEveryPartFromTheBalance() {
        Purse purse = purse(10 * UNIT, 3);

        assertThat(domestic(purse, 2)).isEqualTo(new Charge(101, 2 * UNIT, null, null));
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(101, UNIT, null, null));

        assertThat(purse.balance()).isEqualTo(7 * UNIT);
        assertThat(purse.reserved()).isEqualTo(5 + 3 * UNIT);
        assertThat(purse.money().micros).isEqualTo(3 * UNIT);
        assertThat(purse.money().messages).isEqualTo(2);
        assertThat(purse.available()).isEqualByComparingTo("0.315");
        assertThat(purse.accountId()).isEqualTo(7);
        assertThat(purse.month()).isEqualTo(202611);
    }

    @Test
    void givesTheLastCentAndNotOneMore() {
        Purse purse = purse(2 * UNIT, 0);

        assertThat(domestic(purse, 3)).isNull();
        assertThat(domestic(purse, 2)).isNotNull();
        assertThat(purse.empty()).isTrue();
        assertThat(domestic(purse, 1)).isNull();
        assertThat(purse(1, 0).empty()).isFalse();
    }

    @Test
    @Tag("BL-15")
    void countsDomesticUnitsOnlyTowardsTheTier() {
        Purse purse = purse(10_000_000, 99_999);

        assertThat(purse.reserve(TemplateKind.INTERNATIONAL, HONG_KONG, 1).micros())
                .isEqualTo(ABROAD);
        assertThat(domestic(purse, 1).micros()).isEqualTo(45_000);
        assertThat(domestic(purse, 1).micros())
                .as("what is reserved is not billed yet")
                .isEqualTo(45_000);
        assertThat(domestic(purse(10_000_000, 100_000), 1).micros()).isEqualTo(40_000);
    }

    @Test // #14
    @Tag("BL-15")
    void whatWasBilledAbroadBringsNoTierAtHome() {
        Purse purse = new Purse(
                7,
                new Purse.Stored(10_000_000, 0, 202611, 0, 60_000, 60_000, 0, Long.MAX_VALUE, false),
                List.of(),
                prices,
                DAY,
                mock(Ids.class));

        assertThat(domestic(purse, 1).micros()).isEqualTo(UNIT);
    }

    /** #14: packages, then vouchers, then the balance; no message by two of them. */
    @Test
    @Tag("BL-12")
    void aVoucherPaysBeforeTheBalanceAndAfterPackages() {
        Purse.Holding pack = new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 1);
        Purse.Holding abroad = new Purse.Holding(Source.VOUCHER, 3, Coverage.INTERNATIONAL, 9 * UNIT);
        Purse.Holding voucher = new Purse.Holding(Source.VOUCHER, 4, null, 2 * UNIT + UNIT / 2);
        Purse purse = purse(UNIT, 0, pack, abroad, voucher);

        assertThat(domestic(purse, 1)).isEqualTo(new Charge(101, 0, 2L, null));
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(102, UNIT, null, 4L));
        assertThat(domestic(purse, 2))
                .as("the voucher has less, the balance too")
                .isNull();
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(102, UNIT, null, 4L));
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(103, UNIT, null, null));
        assertThat(domestic(purse, 1)).isNull();
        assertThat(voucher.taken).isEqualTo(2 * UNIT);
        assertThat(abroad.taken).isZero();
    }

    /** #14: what is charged and what is reserved count, what packages and vouchers pay does not. */
    @Test
    void aBudgetStopsWhatTheBalanceWouldPay() {
        Ids ids = mock(Ids.class);
        Purse.Holding voucher = new Purse.Holding(Source.VOUCHER, 4, null, UNIT);
        Purse purse = new Purse(
                7,
                new Purse.Stored(100 * UNIT, UNIT, 202611, 0, 0, 0, 2 * UNIT, 4 * UNIT, true),
                List.of(voucher),
                prices,
                DAY,
                ids);

        assertThat(domestic(purse, 1).voucherId()).isEqualTo(4);
        assertThat(domestic(purse, 2)).isNull();
        assertThat(purse.stoppedAt()).isEqualByComparingTo("0.18");
        assertThat(domestic(purse, 1)).isNotNull();
        assertThat(domestic(purse, 1)).isNull();
        purse.reset();
        assertThat(purse.stoppedAt()).isNull();
    }

    @Test
    @Tag("BL-14")
    void takesAMessageFromOnePackageWhole() {
        Purse.Holding abroad = new Purse.Holding(Source.PACKAGE, 1, Coverage.INTERNATIONAL, 9);
        Purse.Holding first = new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 3);
        Purse.Holding second = new Purse.Holding(Source.PACKAGE, 3, Coverage.DOMESTIC, 2);
        Purse purse = purse(10 * UNIT, 0, abroad, first, second);

        assertThat(domestic(purse, 2)).isEqualTo(new Charge(101, 0, 2L, null));
        assertThat(domestic(purse, 2)).isEqualTo(new Charge(102, 0, 3L, null)); // one is left in the first: not enough
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(101, 0, 2L, null));
        assertThat(domestic(purse, 1)).isEqualTo(new Charge(103, UNIT, null, null));

        assertThat(purse.touched()).containsExactly(first, second);
        assertThat(first.line.units).isEqualTo(3);
        assertThat(first.line.messages).isEqualTo(2);
        assertThat(second.taken).isEqualTo(2);
        assertThat(purse.balance()).isEqualTo(9 * UNIT);
    }

    @Test
    @Tag("BL-14")
    void paysAbroadFromItsOwnPackage() {
        Purse.Holding abroad = new Purse.Holding(Source.PACKAGE, 1, Coverage.INTERNATIONAL, 1);
        Purse purse = purse(0, 0, new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 9), abroad);

        assertThat(purse.reserve(TemplateKind.INTERNATIONAL, HONG_KONG, 1)).isEqualTo(new Charge(101, 0, 1L, null));
        assertThat(purse.reserve(TemplateKind.INTERNATIONAL, HONG_KONG, 1)).isNull();
    }

    @Test
    void givesNothingToWhoOwesWhateverItsPackagesHold() {
        Purse owing = purse(-1, 0, new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 9));

        assertThat(domestic(owing, 1)).isNull();
        assertThat(owing.empty()).isTrue();
        assertThat(domestic(purse(0, 0, new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 9)), 1))
                .isNotNull();
    }

    /** A price that slipped by a thousand must not run over and pay for being sent. */
    @Test // #14
    void theDearestMessageThatARulebookAllowsCostsWhatItCosts() {
        String dear = "VERIFICATION,,0,100,\nNOTIFICATION,,0,100,\nPROMOTIONAL,,0,100,\nINTERNATIONAL,,0,100,\n";
        PriceList dearest = PriceList.of(
                ShippedPolicies.with("billing/prices.csv", "kind,prefix,from_units,price,valid_from\n" + dear));
        Purse purse = new Purse(
                7,
                new Purse.Stored(3_000_000_000L, 0, 202611, 0, 0, 0, 0, Long.MAX_VALUE, false),
                List.of(),
                dearest,
                DAY,
                mock(Ids.class));

        assertThat(purse.reserve(TemplateKind.INTERNATIONAL, HONG_KONG, 18).micros())
                .isEqualTo(1_800_000_000);
        assertThat(purse.balance()).isEqualTo(1_200_000_000);
    }

    @Test // #14: too little for a message is not nothing at all
    void whatPackagesAndVouchersHoldIsSomethingLeft() {
        Purse pack = purse(0, 0, new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 1));
        Purse voucher = purse(0, 0, new Purse.Holding(Source.VOUCHER, 3, null, UNIT - 1));

        assertThat(domestic(pack, 2)).isNull();
        assertThat(pack.empty()).isFalse();
        assertThat(domestic(pack, 1)).isNotNull();
        assertThat(pack.empty()).as("used up").isTrue();
        assertThat(domestic(voucher, 1)).isNull();
        assertThat(voucher.empty()).isFalse();
    }

    @Test
    void forgetsEverythingWhenReset() {
        Purse.Holding holding = new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 1);
        Purse purse = purse(2 * UNIT, 7, holding);
        domestic(purse, 1);
        domestic(purse, 2);

        purse.reset();

        assertThat(purse.balance()).isEqualTo(2 * UNIT);
        assertThat(purse.reserved()).isEqualTo(5);
        assertThat(purse.money()).isNull();
        assertThat(purse.touched()).isEmpty();
        assertThat(domestic(purse, 1).packageId()).isEqualTo(2);
    }

    @Test
    void takesAgainWhatWasReckonedIntoTheSameEntry() {
        Purse reckoned = purse(10 * UNIT, 0);
        Charge first = domestic(reckoned, 1);
        Charge second = domestic(reckoned, 2);

        Purse held = purse(3 * UNIT, 0);

        assertThat(held.repeats(reckoned, first, TemplateKind.NOTIFICATION, MOBILE, 1))
                .isTrue();
        assertThat(held.repeats(reckoned, second, TemplateKind.NOTIFICATION, MOBILE, 2))
                .isTrue();
        assertThat(held.money().entryId).isEqualTo(first.entryId());
        assertThat(held.balance()).isZero();
    }

    @Test
    void doesNotTakeAtAnotherPriceFromAnotherSourceOrWhatIsNotThere() {
        Purse reckoned = purse(10 * UNIT, 0);
        Charge charge = domestic(reckoned, 1);

        assertThat(purse(10 * UNIT, 100_000).repeats(reckoned, charge, TemplateKind.NOTIFICATION, MOBILE, 1))
                .isFalse();
        assertThat(purse(UNIT - 1, 0).repeats(reckoned, charge, TemplateKind.NOTIFICATION, MOBILE, 1))
                .isFalse();
        assertThat(purse(10 * UNIT, 0, new Purse.Holding(Source.PACKAGE, 2, Coverage.DOMESTIC, 1))
                        .repeats(reckoned, charge, TemplateKind.NOTIFICATION, MOBILE, 1))
                .isFalse();
    }
}
