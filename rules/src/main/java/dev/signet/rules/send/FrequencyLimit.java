package dev.signet.rules.send;

import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.verdict.CounterTake;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendFindings;
import dev.signet.rules.verdict.SendTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table {@code frequency-limits}: at most so many in a window.
 *
 * @param own the account's own setting that replaces the limit, up to {@code highest} (FC-2), which the parameter
 *     {@code sending.verification.own.highest} says for all of them
 */
public record FrequencyLimit(
        String ruleId,
        CounterScope scope,
        Window window,
        boolean sliding,
        int limit,
        Own own,
        int highest,
        String messageZh,
        String messageEn,
        String adviceZh,
        String adviceEn) {

    /** Length of a window; natural windows begin on the clock of UTC+8 (FC-6). */
    enum Window {
        SECONDS_30(Duration.ofSeconds(30)),
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final long millis;

        Window(Duration length) {
            this.millis = length.toMillis();
        }
    }

    /** Which setting of the account replaces the limit. */
    enum Own {
        NONE,
        PER_MINUTE,
        PER_HOUR,
        PER_DAY;

        @Nullable
        Integer of(SendFacts.Sender sender) {
            return switch (this) {
                case NONE -> null;
                case PER_MINUTE -> sender.verificationPerMinute();
                case PER_HOUR -> sender.verificationPerHour();
                case PER_DAY -> sender.verificationPerDay();
            };
        }
    }

    private static final long CLOCK = ChinaClock.ZONE.getTotalSeconds() * 1000L;

    private static final String HIGHEST_OWN = "sending.verification.own.highest";

    public static FrequencyLimit of(Table table, Table.Row row, Policies policies) {
        Own own = BadTable.cell(table, row, "own", text -> text.isEmpty() ? Own.NONE : constant(Own.class, text));
        FrequencyLimit limit = new FrequencyLimit(
                row.get("rule"),
                BadTable.cell(table, row, "scope", text -> constant(CounterScope.class, text)),
                BadTable.cell(table, row, "window", text -> constant(Window.class, text)),
                BadTable.cell(table, row, "mode", FrequencyLimit::isSliding),
                BadTable.cell(table, row, "limit", Integer::valueOf),
                own,
                own == Own.NONE ? Integer.MAX_VALUE : policies.number(HIGHEST_OWN),
                row.get("message_zh"),
                row.get("message_en"),
                row.get("advice_zh"),
                row.get("advice_en"));
        if (limit.limit() < 0 || limit.highest() < limit.limit()) {
            throw new BadTable(
                    table, row, "a limit is not negative and not above " + HIGHEST_OWN + ", " + limit.highest());
        }
        return limit;
    }

    private static boolean isSliding(String mode) {
        return switch (mode) {
            case "sliding" -> true;
            case "natural" -> false;
            default -> throw new IllegalArgumentException(mode);
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What a limit of 0 tells its caller: waiting does not help. */
    record Closed(String adviceZh, String adviceEn) {}

    /** Takes a place, or says what stands in the way. */
    void judge(SendFacts facts, String code, Closed closed, SendFindings findings) {
        long now = facts.at().toEpochMilli();
        long from =
                sliding ? now - window.millis + 1 : Math.floorDiv(now + CLOCK, window.millis) * window.millis - CLOCK;
        long to = sliding ? Long.MAX_VALUE : from + window.millis;
        int most = most(facts.sender());
        int used = facts.history().count(scope, from, to);
        if (used < most) {
            findings.take(new CounterTake(
                    ruleId, scope, Instant.ofEpochMilli(from), sliding ? null : Instant.ofEpochMilli(to), most, 1));
        } else {
            findings.add(finding(code, closed, most, used, earliest(facts, most, to)));
        }
    }

    /** The account's own setting counts for enterprises only, and never beyond the highest value (FC-2, S9.3). */
    private int most(SendFacts.Sender sender) {
        Integer set = own.of(sender);
        boolean counts = sender.kind() == dev.signet.rules.fact.ApplicantKind.ENTERPRISE;
        return set != null && counts ? Math.min(set, highest) : limit;
    }

    private @Nullable Instant earliest(SendFacts facts, int most, long to) {
        if (most == 0) {
            return null;
        }
        if (!sliding) {
            return Instant.ofEpochMilli(to);
        }
        long blocking = facts.history().nthNewest(scope, most);
        return Instant.ofEpochMilli(blocking + window.millis);
    }

    private SendFinding finding(String code, Closed closed, int most, int used, @Nullable Instant earliest) {
        SendTexts texts = new SendTexts()
                .put("limit", most)
                .put("count", used)
                .put("window", window.name().toLowerCase(Locale.ROOT))
                .put("mode", sliding ? "sliding" : "natural")
                .put("scope", scope.name())
                .putTime("earliest", earliest);
        return new SendFinding(
                ruleId,
                SendFinding.Effect.REFUSE,
                code,
                texts.fill(messageZh),
                texts.fill(messageEn),
                texts.facts("earliest"),
                texts.fill(earliest == null ? closed.adviceZh() : adviceZh),
                texts.fill(earliest == null ? closed.adviceEn() : adviceEn),
                earliest);
    }
}
