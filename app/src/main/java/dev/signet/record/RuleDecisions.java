package dev.signet.record;

import dev.signet.platform.Bilingual;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rulebook.RulebookReading;
import dev.signet.sending.record.RuleCounts;
import dev.signet.sending.text.SendTexts;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the rules of sending decided in a week, by rule and day, for the platform's people. */
@Service
public class RuleDecisions {

    private static final Period WEEK = Period.ofWeeks(1);

    private final RuleCounts counts;
    private final ActiveRulebook rulebook;
    private final RulebookReading reading;

    RuleDecisions(RuleCounts counts, ActiveRulebook rulebook, RulebookReading reading) {
        this.counts = counts;
        this.rulebook = rulebook;
        this.reading = reading;
    }

    /**
     * @param whole whether all decisions of the day are counted, or only the newest
     */
    public record Day(LocalDate day, boolean whole) {}

    /** One rule on one day. */
    public record Cell(LocalDate day, long refused, long deferred, long accounts) {}

    /**
     * One rule in the week.
     *
     * @param rules what the rulebook in force says under this id; none where it has no such rule any more
     * @param about what was wrong with the request itself, where no rule decided; null of rules
     * @param days one for each day of the week
     */
    public record Row(
            String ruleId,
            List<RulebookReading.Rule> rules,
            @Nullable Bilingual about,
            long refused,
            long deferred,
            List<Cell> days) {}

    /** @param rows those that decided most first */
    public record Week(List<Day> days, List<Row> rows, long counted) {

        /** Whether all decisions of all days are counted. */
        public boolean isWhole() {
            return days.stream().allMatch(Day::whole);
        }
    }

    /** The week that ends on this day. */
    public Week week(LocalDate last) {
        int most = rulebook.current().policies().number("records.decisions.rows");
        List<RuleCounts.Day> days = Stream.iterate(last.minus(WEEK).plusDays(1), day -> day.plusDays(1))
                .limit(WEEK.getDays())
                .map(day -> counts.of(day, most))
                .toList();
        Map<String, Map<LocalDate, RuleCounts.Count>> byRule = new HashMap<>();
        days.forEach(day -> day.counts()
                .forEach(count -> byRule.computeIfAbsent(count.ruleId(), rule -> new HashMap<>())
                        .put(day.day(), count)));
        List<Row> rows = new ArrayList<>();
        byRule.forEach((rule, found) -> rows.add(row(rule, found, days)));
        rows.sort(Comparator.comparingLong((Row row) -> row.refused() + row.deferred())
                .reversed()
                .thenComparing(Row::ruleId));
        return new Week(
                days.stream().map(day -> new Day(day.day(), day.whole())).toList(), rows, most);
    }

    private Row row(String rule, Map<LocalDate, RuleCounts.Count> found, List<RuleCounts.Day> days) {
        RuleCounts.Count none = new RuleCounts.Count(rule, 0, 0, 0);
        List<Cell> cells = days.stream()
                .map(day -> {
                    RuleCounts.Count count = found.getOrDefault(day.day(), none);
                    return new Cell(day.day(), count.refused(), count.deferred(), count.accounts());
                })
                .toList();
        return new Row(
                rule,
                reading.rules(rule),
                SendTexts.about(rule),
                cells.stream().mapToLong(Cell::refused).sum(),
                cells.stream().mapToLong(Cell::deferred).sum(),
                cells);
    }
}
