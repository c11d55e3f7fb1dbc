package dev.signet.cost;

import dev.signet.billing.Packages;
import dev.signet.billing.Purchases;
import dev.signet.billing.Purchases.Bought;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PackageOffer;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 套餐包: what an account has, what is on sale, and buying it (S7.1-8 to S7.1-12). */
@Service
public class PackageDesk {

    private static final Wording TEXTS = Wording.of("cost");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z._:-]{8,64}");
    private static final int WHOLE = 100;
    /** No price has more: a number with a large exponent is not to be written out. */
    private static final int DIGITS = 12;

    private final Purchases purchases;
    private final Clock clock;

    PackageDesk(Purchases purchases, Clock clock) {
        this.purchases = purchases;
        this.clock = clock;
    }

    /**
     * What is left in the packages of one coverage that are valid now.
     *
     * @param percent of a hundred, rounded down
     */
    public record Left(Coverage coverage, long units, long left, int percent) {}

    /** All packages of an account, the latest first. */
    public List<OwnPackage> of(long accountId) {
        Instant now = clock.instant();
        return purchases.of(accountId).stream().map(each -> own(each, now)).toList();
    }

    /** Those that the account came to in a month (S7.1-8). */
    public List<OwnPackage> of(long accountId, YearMonth month) {
        return of(accountId).stream()
                .filter(each -> YearMonth.from(ChinaTime.dayOf(each.since())).equals(month))
                .toList();
    }

    private OwnPackage own(Bought bought, Instant now) {
        Packages.Holding holding = bought.holding();
        return new OwnPackage(
                holding.id(),
                name(bought),
                holding.coverage(),
                bought.paid(),
                bought.since(),
                holding.validFrom(),
                holding.validUntil(),
                holding.units(),
                holding.unitsLeft(),
                holding.validUntil().isAfter(now) ? OwnPackage.State.VALID : OwnPackage.State.EXPIRED);
    }

    private Bilingual name(Bought bought) {
        return Objects.requireNonNullElse(
                bought.offer() == null
                        ? null
                        : purchases
                                .offer(bought.offer())
                                .map(PackageOffer::name)
                                .orElse(null),
                TEXTS.text(
                        "package.of." + bought.holding().coverage(),
                        bought.holding().units()));
    }

    /** By coverage, each in which the account has ever had anything or which {@code all} asks for. */
    public List<Left> left(List<OwnPackage> packages, boolean abroad) {
        Instant now = clock.instant();
        List<Left> left = new ArrayList<>();
        for (Coverage coverage : Coverage.values()) {
            List<OwnPackage> valid = packages.stream()
                    .filter(each -> each.coverage() == coverage
                            && each.state() == OwnPackage.State.VALID
                            && !each.validFrom().isAfter(now))
                    .toList();
            if (coverage == Coverage.DOMESTIC || abroad || !valid.isEmpty()) {
                long units = valid.stream().mapToLong(OwnPackage::units).sum();
                long rest = valid.stream().mapToLong(OwnPackage::left).sum();
                left.add(new Left(coverage, units, rest, units == 0 ? 0 : (int) (rest * WHOLE / units)));
            }
        }
        return left;
    }

    /** What is on sale today to an account: what it may not send is not offered to it. */
    public List<PackageOffer> offers(boolean abroad) {
        return purchases.offers().stream()
                .filter(offer -> abroad || offer.coverage() == Coverage.DOMESTIC)
                .toList();
    }

    /** The least that a unit of what is on sale costs, in yuan (S7.1-12); null where nothing is. */
    public @Nullable BigDecimal lowest(List<PackageOffer> offers) {
        return offers.stream()
                .map(PackageOffer::unitPrice)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    /**
     * Buys a package out of the balance, once for each reference.
     *
     * @param who for the audit trail
     * @param reference the caller's own id of the act
     * @param price as the buyer saw it
     * @throws dev.signet.platform.Refusal where it is not on sale to the account, costs another price, the balance does not
     *     suffice, or another package was bought under the reference
     */
    @Transactional
    public OwnPackage buy(long accountId, boolean abroad, String who, String code, BigDecimal price, String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw TEXTS.refusal("InvalidParameter", "reference.spelling", Quoted.of(reference));
        }
        Optional<Bought> before = purchases.boughtBefore(accountId, reference);
        if (before.isPresent()) { // whatever it costs now, and whether it is still on sale
            return own(requireOffer(before.get(), code, reference), clock.instant());
        }
        if (offers(abroad).stream().noneMatch(offer -> offer.code().equals(code))) {
            throw TEXTS.refusal("PackageNotFound", "offer.unknown", Quoted.of(code));
        }
        if (Math.abs((long) price.scale()) > DIGITS || price.precision() > DIGITS) {
            throw TEXTS.refusal("InvalidParameter", "yuan.spelling", Quoted.of(price.toString()));
        }
        Purchases.Purchase purchase = purchases.buy(accountId, code, price, reference, who);
        Packages.Holding holding = purchase.holding();
        Bought bought = purchases.of(accountId).stream()
                .filter(each -> each.holding().id() == holding.id())
                .findFirst()
                .orElseThrow();
        requireOffer(bought, code, reference);
        if (purchase.now()) {
            purchases.record(new Purchases.Unaudited(holding.id(), accountId, who, code, price, holding.units()));
        }
        return own(bought, clock.instant());
    }

    private static Bought requireOffer(Bought bought, String code, String reference) {
        if (!code.equals(bought.offer())) {
            throw TEXTS.refusal("OperationDenied.ReferenceUsed", "reference.used", Quoted.of(reference));
        }
        return bought;
    }

    /** Whether anything of a filter is left out. */
    public static boolean fits(OwnPackage each, @Nullable Coverage kind, OwnPackage.@Nullable State state) {
        return (kind == null || each.coverage() == kind) && (state == null || each.state() == state);
    }

    public static List<Coverage> coverages(boolean abroad) {
        return Arrays.stream(Coverage.values())
                .filter(coverage -> abroad || coverage == Coverage.DOMESTIC)
                .toList();
    }
}
