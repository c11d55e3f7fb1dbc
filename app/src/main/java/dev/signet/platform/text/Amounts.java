package dev.signet.platform.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, whatever their language: thousands apart. */
public final class Amounts {

    /** What stands where there is nothing to tell. */
    public static final String NONE = "–";

    private static final int CENTS = 2;

    private Amounts() {}

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** To the cent, finer only where it is finer: {@code 1,234.50}. */
    public static String decimal(BigDecimal yuan) {
        BigDecimal exact = yuan.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(CENTS, exact.scale()) + "f", exact);
    }

    /** In yuan: {@code ¥1,234.50}. */
    public static String money(BigDecimal yuan) {
        return "¥" + decimal(yuan);
    }

    /** What something becomes more or less by: {@code +¥5.00}, {@code -¥5.00}. */
    public static String signed(BigDecimal yuan) {
        return (yuan.signum() < 0 ? "-" : "+") + money(yuan.abs());
    }

    /** The guide's rate of success in a table of volumes, to a hundredth (S7.2-8): of nothing 0.00%. */
    public static String rate(long part, long whole) {
        return whole == 0 ? "0.00%" : share(part, whole, 2);
    }

    /** Any other share of one, to a hundredth: of nothing there is none. */
    public static String ratio(long part, long whole) {
        return whole == 0 ? NONE : share(part, whole, 2);
    }

    /** Nearly all is never 100%, and something never nothing. */
    public static String share(long part, long whole, int decimals) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal share = BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
        if (part > 0 && part < whole) {
            share = share.max(step).min(new BigDecimal(100).subtract(step));
        }
        return share.toPlainString() + "%";
    }
}
