package dev.signet.billing.desk;

import dev.signet.billing.PaymentReference;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be booked at all, whatever an account has. */
@Component
class BookingCheck {

    static final Wording TEXTS = Wording.of("billing");
    /** What a voucher pays for that pays for whatever there is. */
    static final String ALL = "ALL";

    private static final String INVALID = "InvalidParameter";
    private static final long MOST_UNITS = 2_000_000_000L;
    private static final int PAYMENT_MAX = 64;
    /** Of what is paid in: to the cent. */
    private static final int CENTS = 2;

    /** Of the ledger. */
    private static final int MICROS = 6;

    /** Of any amount that is reckoned with. */
    private static final int DIGITS = 30;

    /** Of what a package or voucher is valid: days that can be written. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T16:00:00Z");

    private final ActiveRulebook rulebook;
    private final Clock clock;

    BookingCheck(ActiveRulebook rulebook, Clock clock) {
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** How far below nothing a correction may take a balance. */
    BigDecimal owed() {
        return yuan("billing.owed.most");
    }

    /** @throws Refusal where it is no amount that is paid in */
    BigDecimal requireTopUp(@Nullable BigDecimal yuan) {
        BigDecimal most = most();
        if (yuan == null || !isWithin(yuan, most, CENTS) || yuan.signum() <= 0) {
            throw refusal("booking.top-up", quoted(yuan), most.toPlainString(), CENTS);
        }
        return yuan;
    }

    /** @throws Refusal where it is no amount by which a balance is corrected */
    BigDecimal requireCorrection(@Nullable BigDecimal yuan) {
        if (yuan == null || !isWithin(yuan, most(), MICROS) || yuan.signum() == 0) {
            throw notCorrection("booking.correction", yuan);
        }
        return yuan;
    }

    /** @throws Refusal where no balance is corrected to it */
    BigDecimal requireBalance(@Nullable BigDecimal yuan) {
        if (yuan == null || !isWithin(yuan, most(), MICROS)) {
            throw notCorrection("booking.balance", yuan);
        }
        return yuan;
    }

    /** @throws Refusal where a voucher holds no such amount */
    BigDecimal requireVoucher(@Nullable BigDecimal yuan) {
        BigDecimal most = most();
        if (yuan == null || !isWithin(yuan, most, CENTS) || yuan.signum() <= 0) {
            throw refusal("booking.voucher", quoted(yuan), most.toPlainString(), CENTS);
        }
        return yuan;
    }

    private Refusal notCorrection(String key, @Nullable BigDecimal yuan) {
        return refusal(key, quoted(yuan), most().toPlainString(), MICROS);
    }

    /** Its digits are counted first: a zero may be written with millions of them, and to reckon with those takes for ever. */
    private static boolean isWithin(BigDecimal yuan, BigDecimal most, int decimals) {
        return Math.abs((long) yuan.scale()) <= DIGITS
                && yuan.precision() <= DIGITS
                && yuan.abs().compareTo(most) <= 0
                && yuan.stripTrailingZeros().scale() <= decimals;
    }

    private BigDecimal most() {
        return yuan("billing.booking.most");
    }

    /** @throws Refusal where it cannot be found again by what is written here */
    static String requirePayment(@Nullable String payment) {
        String bare = payment == null ? "" : Unseen.strip(payment);
        String key = PaymentReference.key(bare);
        if (key.isEmpty() || Math.max(bare.length(), key.length()) > PAYMENT_MAX || !PlainText.isName(bare)) {
            throw refusal("booking.payment", Quoted.of(bare), PAYMENT_MAX);
        }
        return bare;
    }

    static @Nullable String maybePayment(@Nullable String payment) {
        return payment == null || payment.isBlank() ? null : requirePayment(payment);
    }

    /** @throws Refusal where there can be no such package */
    static Instant requirePackage(@Nullable Coverage coverage, long units, Instant from, @Nullable Instant until) {
        if (coverage == null) {
            throw refusal("coverage", "");
        }
        if (units < 1 || units > MOST_UNITS) {
            throw refusal("units", units, MOST_UNITS);
        }
        return requireUntil(from, until);
    }

    /** @throws Refusal where nothing can be valid so long, or written as it is */
    static Instant requireUntil(Instant from, @Nullable Instant until) {
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            throw refusal("until.far", from.toString(), EARLIEST, LATEST);
        }
        if (until == null) {
            throw refusal("until.missing", from);
        }
        if (until.isAfter(LATEST)) {
            throw refusal("until.far", until.toString(), EARLIEST, LATEST);
        }
        if (!until.isAfter(from)) {
            throw refusal("until", until, from);
        }
        return until;
    }

    /** @throws Refusal where a package would have ended before it could be used */
    void requireFuture(Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            throw refusal("until.past", until, now);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** @param coverage null for all messages */
    static Bilingual words(@Nullable Coverage coverage) {
        return TEXTS.text("coverage." + (coverage == null ? ALL : coverage.name()));
    }

    private BigDecimal yuan(String parameter) {
        Policies policies = rulebook.current().policies();
        return BigDecimal.valueOf(policies.number(parameter));
    }

    /** As it was sent: an amount of many digits has them in an exponent. */
    private static String quoted(@Nullable BigDecimal yuan) {
        return Quoted.of(String.valueOf(yuan));
    }

    private static Refusal refusal(String key, Object... values) {
        return TEXTS.refusal(INVALID, key, values);
    }
}
