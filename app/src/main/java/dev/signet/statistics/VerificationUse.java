package dev.signet.statistics;

import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import dev.signet.figures.TextQuery;
import dev.signet.figures.conversion.ConversionFigures;
import dev.signet.figures.conversion.ConversionFigures.Count;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.FiguresRange;
import dev.signet.figures.view.PlaceNames;
import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What became of codes at the account's own door: sent, and reported as used. Counted in messages, for a code of two parts is
 * used once. Abroad codes go under international templates, which say nothing of their purpose: all of these are counted.
 */
@Service
public class VerificationUse {

    private final Figures figures;
    private final ConversionFigures conversions;
    private final FiguresRange limits;
    private final Templates templates;
    private final Clock clock;

    VerificationUse(
            Figures figures, ConversionFigures conversions, FiguresRange limits, Templates templates, Clock clock) {
        this.figures = figures;
        this.conversions = conversions;
        this.limits = limits;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * @param value a day, a template's code or a place
     * @param sent messages, but for those that the blacklist stopped
     * @param delivered of these
     * @param reported of these: those of which the account said whether they were used
     * @param used of the reported
     */
    public record Use(String value, Bilingual name, long sent, long delivered, long reported, long used) {}

    /**
     * @param days each of the range that is not still to come, in their order
     * @param templates those with most messages first, as {@code places}
     */
    public record Report(Instant asOf, Use total, List<Use> days, List<Use> templates, List<Use> places) {}

    /** @param scope codes at home, or all messages abroad */
    public Report of(long accountId, Scope scope, DayRange range, ZoneId zone) {
        TemplateKind kind = scope == Scope.DOMESTIC ? TemplateKind.VERIFICATION : TemplateKind.INTERNATIONAL;
        TextQuery query = new TextQuery(accountId, range.from(), range.to(), Step.DAY, Set.of(kind), null, null);
        FiguresAnswer byDay = figures.of(query);
        Map<String, Sums> days = byDay.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.day() == null ? "" : row.day().toString(), FiguresAnswer.Row::sums));
        Map<String, Count> daysUsed = new LinkedHashMap<>();
        conversions
                .of(accountId, range.from(), range.to(), kind, ConversionFigures.By.DAY)
                .forEach((day, count) ->
                        daysUsed.put(LocalDate.ofEpochDay(Long.parseLong(day)).toString(), count));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Use> eachDay = DayRange.days(range.from(), range.to(), today)
                .map(slot -> slot.day().toString())
                .map(day -> use(day, same(day), days, daysUsed))
                .toList();
        Count used = daysUsed.values().stream()
                .reduce(Count.NONE, (a, b) -> new Count(a.reported() + b.reported(), a.used() + b.used()));
        Use total = new Use(
                "",
                same(""),
                byDay.total().of(Measure.MESSAGES),
                byDay.total().of(Measure.DELIVERED),
                used.reported(),
                used.used());
        return new Report(byDay.asOf(), total, eachDay, byTemplate(query, kind), byPlace(accountId, kind, range));
    }

    private List<Use> byTemplate(TextQuery query, TemplateKind kind) {
        int prefix = (kind.name() + "/").length();
        Map<String, Sums> sent = figures
                .texts(new TextQuery(
                        query.accountId(), query.from(), query.to(), Step.RANGE, query.kinds(), null, null))
                .stream()
                .collect(Collectors.toMap(row -> row.value().substring(prefix), FiguresAnswer.Row::sums));
        Map<String, Count> used =
                conversions.of(query.accountId(), query.from(), query.to(), kind, ConversionFigures.By.TEMPLATE);
        return most(
                sent,
                used,
                code -> same(templates
                        .findEver(query.accountId(), code)
                        .map(row -> row.claim().name())
                        .orElse(code)));
    }

    private List<Use> byPlace(long accountId, TemplateKind kind, DayRange range) {
        Map<String, Sums> sent = figures
                .withoutLatency(new FiguresQuery(
                        accountId,
                        range.from(),
                        range.to(),
                        Dimension.KIND_PLACE,
                        Step.RANGE,
                        kind.name(),
                        null,
                        limits.mostRows()))
                .rows()
                .stream()
                .collect(Collectors.toMap(FiguresAnswer.Row::detail, FiguresAnswer.Row::sums));
        return most(
                sent,
                conversions.of(accountId, range.from(), range.to(), kind, ConversionFigures.By.PLACE),
                PlaceNames::anywhere);
    }

    private List<Use> most(Map<String, Sums> sent, Map<String, Count> used, Function<String, Bilingual> name) {
        Collection<String> values = new TreeSet<>(sent.keySet());
        values.addAll(used.keySet());
        return values.stream()
                .sorted(Comparator.comparingLong((String value) ->
                                sent.getOrDefault(value, Sums.none()).of(Measure.MESSAGES))
                        .reversed())
                .limit(limits.topRows())
                .map(value -> use(value, name.apply(value), sent, used))
                .toList();
    }

    private static Use use(String value, Bilingual name, Map<String, Sums> sent, Map<String, Count> used) {
        Sums sums = sent.getOrDefault(value, Sums.none());
        Count count = used.getOrDefault(value, Count.NONE);
        return new Use(
                value, name, sums.of(Measure.MESSAGES), sums.of(Measure.DELIVERED), count.reported(), count.used());
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
