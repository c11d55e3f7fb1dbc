package dev.signet.statistics;

import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.FiguresRange;
import dev.signet.figures.view.PlaceNames;
import dev.signet.figures.view.Volume;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.record.ErrorCatalogue;
import dev.signet.record.FailureReason;
import dev.signet.template.Templates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Service;

/**
 * What most was sent of, to, by and failed with in a range of days: of all messages of an account together, at home and
 * abroad, for figures know each dimension by itself.
 */
@Service
public class Breakdown {

    private static final Wording TEXTS = Wording.of("statistics");

    private final Figures figures;
    private final FiguresRange limits;
    private final ErrorCatalogue errors;
    private final Templates templates;

    Breakdown(Figures figures, FiguresRange limits, ErrorCatalogue errors, Templates templates) {
        this.figures = figures;
        this.limits = limits;
        this.errors = errors;
        this.templates = templates;
    }

    /** What messages are told apart by. */
    public enum By {
        /** Error codes: of what failed alone. */
        CODE(Dimension.CODE, Volume::failed),
        TEMPLATE(Dimension.TEMPLATE, Volume::sent),
        PLACE(Dimension.PLACE, Volume::sent),
        VENDOR(Dimension.VENDOR, Volume::sent);

        private final Dimension dimension;
        private final ToLongFunction<Volume> counts;

        By(Dimension dimension, ToLongFunction<Volume> counts) {
            this.dimension = dimension;
            this.counts = counts;
        }

        /** What is counted: what failed of error codes, else what was sent. */
        public long count(Volume volume) {
            return counts.applyAsLong(volume);
        }
    }

    /**
     * @param value as the figures have it
     * @param name what it is called; of a code why messages failed with it
     */
    public record Entry(String value, Bilingual name, Volume volume) {}

    /**
     * @param total of all messages of the range
     * @param entries those with most first
     * @param others all that are not among them
     */
    public record Top(By by, Instant asOf, Volume total, List<Entry> entries, Volume others) {

        /** What shares are of. */
        public long whole() {
            return by.count(total);
        }
    }

    public Top of(long accountId, By by, DayRange range) {
        FiguresAnswer answer = figures.withoutLatency(new FiguresQuery(
                accountId, range.from(), range.to(), by.dimension, Step.RANGE, null, null, limits.mostRows()));
        Volume total = Volume.of(answer.total());
        List<Entry> entries = answer.rows().stream()
                .filter(row -> count(by, row) > 0)
                .sorted(Comparator.comparingLong((FiguresAnswer.Row row) -> count(by, row))
                        .reversed())
                .limit(limits.topRows())
                .map(row -> new Entry(row.value(), name(accountId, by, row.value()), Volume.of(row.sums())))
                .toList();
        Volume others = entries.stream().map(Entry::volume).reduce(total, (left, shown) -> left.plus(negative(shown)));
        return new Top(by, answer.asOf(), total, entries, others);
    }

    private static long count(By by, FiguresAnswer.Row row) {
        return by.count(Volume.of(row.sums()));
    }

    private static Volume negative(Volume volume) {
        return new Volume(
                -volume.sent(),
                -volume.delivered(),
                -volume.failed(),
                -volume.unanswered(),
                volume.spend().negate());
    }

    private Bilingual name(long accountId, By by, String value) {
        return switch (by) {
            case CODE -> {
                FailureReason reason = errors.of(value, null);
                yield new Bilingual(reason.reasonZh(), reason.reasonEn());
            }
            case TEMPLATE ->
                same(templates
                        .findEver(accountId, value)
                        .map(row -> row.claim().name())
                        .orElse(value));
            case PLACE -> PlaceNames.anywhere(value);
            case VENDOR -> TEXTS.text(value.isEmpty() ? "unknown" : "vendor." + value);
        };
    }

    private static Bilingual same(String name) {
        return new Bilingual(name, name);
    }
}
