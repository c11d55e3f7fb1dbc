package dev.signet.statistics;

import dev.signet.figures.FailureFigures;
import dev.signet.figures.FailureFigures.FailureCount;
import dev.signet.figures.view.FiguresRange;
import dev.signet.platform.Bilingual;
import dev.signet.record.ErrorCatalogue;
import dev.signet.record.FailureReason;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** What failed on a day, by the task that sent it, with why and what to do (失败详情, S7.2-9). */
@Service
public class FailureDetails {

    private final FailureFigures counts;
    private final FiguresRange limits;
    private final ErrorCatalogue errors;

    FailureDetails(FailureFigures counts, FiguresRange limits, ErrorCatalogue errors) {
        this.counts = counts;
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * @param count what failed in one way
     * @param again whether the same, sent again, may arrive
     */
    public record Failure(FailureCount count, Bilingual reason, Bilingual advice, boolean again) {}

    /**
     * What failed on a day.
     *
     * @param failures those with most parts first
     * @param more whether there are further ones than were wanted
     */
    public record Listed(List<Failure> failures, boolean more) {

        public Listed {
            failures = List.copyOf(failures);
        }
    }

    /**
     * As many as are shown at once.
     *
     * @param day of the account's zone, as the figures of the day are
     */
    public Listed of(long accountId, StatisticsFilter filter, LocalDate day) {
        int most = limits.mostRows();
        List<Failure> found = some(accountId, filter, day, most + 1);
        return found.size() > most ? new Listed(found.subList(0, most), true) : new Listed(found, false);
    }

    /** All of them, for a file, which says itself how many it takes: none is left out without a word. */
    public List<Failure> all(long accountId, StatisticsFilter filter, LocalDate day) {
        return some(accountId, filter, day, Integer.MAX_VALUE);
    }

    private List<Failure> some(long accountId, StatisticsFilter filter, LocalDate day, int most) {
        return counts.of(accountId, day, filter.kinds(), filter.templates(), filter.signature(), most).stream()
                .map(this::told)
                .toList();
    }

    private Failure told(FailureCount count) {
        FailureReason reason = errors.of(count.errorCode(), count.carrierCode());
        return new Failure(
                count,
                new Bilingual(reason.reasonZh(), reason.reasonEn()),
                new Bilingual(reason.suggestionZh(), reason.suggestionEn()),
                errors.mayBeSentAgain(count.errorCode(), count.carrierCode()));
    }
}
