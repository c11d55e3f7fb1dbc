package dev.signet.console;

import dev.signet.account.ActorName;
import dev.signet.platform.Bilingual;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.text.Amounts;
import dev.signet.platform.text.BrowserName;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write times, numbers and money: times in the account's zone, which is told where one points at them. */
public final class Formats {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String NONE = Amounts.NONE;

    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;

    public Formats(Locale locale, ZoneId zone, Clock clock) {
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
    }

    public String zone() {
        return zone.getId();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** To the minute; a dash for none. */
    public String at(@Nullable Instant at) {
        return at == null ? NONE : MINUTES.format(at.atZone(zone));
    }

    public String second(@Nullable Instant at) {
        return at == null ? NONE : SECONDS.format(at.atZone(zone));
    }

    /** What ends at this instant, by its last day, or to the minute where it ends within a day. */
    public String lastDay(Instant end) {
        ZonedDateTime there = end.atZone(zone);
        LocalDate day = there.toLocalDate();
        return day.atStartOfDay(zone).isEqual(there) ? day.minusDays(1).toString() : at(end);
    }

    public String number(@Nullable Number number) {
        return number == null ? NONE : Amounts.count(number.longValue());
    }

    /** In yuan, to the cent, finer only where it is finer. */
    public String money(@Nullable BigDecimal yuan) {
        return yuan == null ? NONE : Amounts.money(yuan);
    }

    /** As {@link #money} without its sign, where the column says what it is. */
    public String decimal(@Nullable BigDecimal yuan) {
        return yuan == null ? NONE : Amounts.decimal(yuan);
    }

    /** What something becomes more or less by: {@code +¥5.00}, {@code -¥5.00}. */
    public String signed(BigDecimal yuan) {
        return Amounts.signed(yuan);
    }

    /** A share of one as hundredths, to a tenth; a dash of nothing. Nearly all is never 100.0%, and something never 0.0%. */
    public String percent(long part, long whole) {
        return whole == 0 ? NONE : Amounts.share(part, whole, 1);
    }

    /** The same to a hundredth. */
    public String ratio(long part, long whole) {
        return Amounts.ratio(part, whole);
    }

    /** The guide's rate of success in a table of volumes (S7.2-8): of nothing 0.00%. */
    public String rate(long part, long whole) {
        return Amounts.rate(part, whole);
    }

    public String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024));
    }

    public String seconds(@Nullable Duration duration) {
        return duration == null ? NONE : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** The one of the two that the reader reads. */
    public String words(Bilingual words) {
        return PageLanguage.of(words, locale);
    }

    /** A browser by its name. */
    public String browser(String userAgent) {
        return BrowserName.of(userAgent);
    }

    /** Who did something, as people call them; a dash for nobody. */
    public String who(@Nullable String who) {
        return who == null ? NONE : words(ActorName.of(who));
    }

    public String words(String zh, String en) {
        return PageLanguage.isEnglish(locale) ? en : zh;
    }
}
