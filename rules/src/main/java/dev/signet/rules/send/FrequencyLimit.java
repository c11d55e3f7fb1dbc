package dev.signet.rules.send;

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
        int limit,
        Own own,
        int highest,
        String messageZh,
        String messageEn,
        String adviceZh,
        String adviceEn) {

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

    /** A sentence says the window in its own language; the fact of that name is as the table has it. */
    private static final String WINDOW = "{window}";

    private static final String HIGHEST_OWN = "sending.verification.own.highest";

    public static FrequencyLimit of(Table table, Table.Row row, Policies policies) {
        Own own = BadTable.cell(table, row, "own", text -> text.isEmpty() ? Own.NONE : constant(Own.class, text));
        FrequencyLimit limit = new FrequencyLimit(
                row.get("rule"),
                BadTable.cell(table, row, "scope", text -> constant(CounterScope.class, text)),
                window(table, row, BadTable.cell(table, row, "mode", FrequencyLimit::isSliding)),
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

    private static Window window(Table table, Table.Row row, boolean sliding) {
        String written = row.get("window");
        try {
            return Window.of(written, sliding);
        } catch (IllegalArgumentException e) {
            throw new BadTable(table, row, "window cannot be \"" + written + "\": " + e.getMessage());
        }
    }

    /** How far back the window of a line of the table can reach. */
    Duration reach() {
        return Duration.ofMillis(window.millis());
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
        long from = window.from(now);
        long to = window.to(now);
        int most = most(facts.sender());
        int used = facts.history().count(scope, from, to);
        if (used < most) {
            findings.take(new CounterTake(
                    ruleId,
                    scope,
                    Instant.ofEpochMilli(from),
                    window.sliding() ? null : Instant.ofEpochMilli(to),
                    most,
                    1));
        } else {
            findings.add(finding(code, closed, most, used, earliest(facts, most, now)));
        }
    }

    /** The account's own setting counts for enterprises only, and never beyond the highest value (FC-2, S9.3). */
    private int most(SendFacts.Sender sender) {
        Integer set = own.of(sender);
        boolean counts = sender.kind() == dev.signet.rules.fact.ApplicantKind.ENTERPRISE;
        return set != null && counts ? Math.min(set, highest) : limit;
    }

    private @Nullable Instant earliest(SendFacts facts, int most, long now) {
        return most == 0
                ? null
                : Instant.ofEpochMilli(window.free(facts.history().nthNewest(scope, most), now));
    }

    private SendFinding finding(String code, Closed closed, int most, int used, @Nullable Instant earliest) {
        SendTexts texts = new SendTexts()
                .put("limit", most)
                .put("count", used)
                .put("window", window.written())
                .put("mode", window.sliding() ? "sliding" : "natural")
                .put("scope", scope.name())
                .putTime("earliest", earliest);
        return new SendFinding(
                ruleId,
                SendFinding.Effect.REFUSE,
                code,
                texts.fill(zh(messageZh)),
                texts.fill(en(messageEn)),
                texts.facts("earliest"),
                texts.fill(zh(earliest == null ? closed.adviceZh() : adviceZh)),
                texts.fill(en(earliest == null ? closed.adviceEn() : adviceEn)),
                earliest);
    }

    private String zh(String text) {
        return text.replace(WINDOW, window.zh());
    }

    private String en(String text) {
        return text.replace(WINDOW, window.en());
    }
}
