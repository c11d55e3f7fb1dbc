package dev.signet.statistics;

import dev.signet.figures.view.FiguresRange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.ErrorCatalogue;
import dev.signet.record.FailureReason;
import dev.signet.sending.record.FailureCounts;
import dev.signet.sending.record.FailureCounts.FailureCount;
import dev.signet.sending.record.RecordFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** What failed on a day, by the task that sent it, with why and what to do (失败详情, S7.2-9). */
@Service
public class FailureDetails {

    private final FailureCounts counts;
    private final FiguresRange limits;
    private final ErrorCatalogue errors;

    FailureDetails(FailureCounts counts, FiguresRange limits, ErrorCatalogue errors) {
        this.counts = counts;
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * @param count what failed in one way
     * @param again whether the same, sent again, may arrive
     */
    public record Failure(FailureCount count, Bilingual reason, Bilingual advice, boolean again) {}

    /** @param zone the account's, whose day it is, as the figures of the day are */
    public List<Failure> of(long accountId, StatisticsFilter filter, LocalDate day, ZoneId zone) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
        RecordFilter around = new RecordFilter(
                ChinaTime.dayOf(from),
                ChinaTime.dayOf(until.minusMillis(1)),
                null,
                filter.signature(),
                filter.templates(),
                null,
                null,
                null);
        return counts.of(accountId, around, filter.kinds(), from, until, limits.mostRows()).stream()
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
