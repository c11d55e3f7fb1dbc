package dev.signet.statistics.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.Sums;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.statistics.FailureDetails;
import dev.signet.statistics.SendStatistics;
import dev.signet.statistics.SendStatistics.Point;
import dev.signet.statistics.SendStatistics.Report;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages of 发送量统计 show, for programs. */
@RestController
@RequestMapping("/v1/statistics")
@Tag(name = "statistics", description = "发送量统计 / statistics of what was sent")
class StatisticsController {

    private static final Wording TEXTS = Wording.of("statistics");

    private final SendStatistics statistics;
    private final FailureDetails failures;
    private final FailureFile file;
    private final Accounts accounts;
    private final Templates templates;
    private final Clock clock;

    StatisticsController(
            SendStatistics statistics,
            FailureDetails failures,
            FailureFile file,
            Accounts accounts,
            Templates templates,
            Clock clock) {
        this.statistics = statistics;
        this.failures = failures;
        this.file = file;
        this.accounts = accounts;
        this.templates = templates;
        this.clock = clock;
    }

    @Schema(
            name = "SendStatistics",
            description = "按天（一天按小时）的发送量，单位为计费条数 / volumes by day, of one day by hour, in parts")
    record Answer(
            @Schema(description = "选择签名时不早于数据的第一天 / of one signature not before its figures begin")
            LocalDate from,

            LocalDate to,

            @Schema(description = "此前的都已计入 / everything until then is in")
            Instant asOf,

            Counts total,

            @Schema(
                    description =
                            "前一段同样长的时间；今天则为昨天到同一小时 / the time before, as long; of today yesterday up to the same hour")
            Counts before,

            List<Row> rows) {

        static Answer of(Report report) {
            return new Answer(
                    report.range().from(),
                    report.range().to(),
                    report.asOf(),
                    Counts.of(report.total()),
                    Counts.of(report.before()),
                    report.points().stream().map(Row::of).toList());
        }
    }

    @Schema(name = "SendStatisticsRow")
    record Row(LocalDate day, @Nullable Integer hour, Counts counts) {
        static Row of(Point point) {
            return new Row(point.slot().day(), point.slot().hour(), Counts.of(point.sums()));
        }
    }

    @Schema(name = "SendStatisticsCounts")
    record Counts(
            long sent,
            long delivered,
            long failed,
            long unanswered,

            @Schema(description = "送达用时的分位，秒；空为没有送达或更久 / seconds until delivery; none where nothing was, or later")
            @Nullable
            Integer p50,

            @Nullable Integer p95,
            @Nullable Integer p99) {

        static Counts of(Sums sums) {
            Volume volume = Volume.of(sums);
            return new Counts(
                    volume.sent(),
                    volume.delivered(),
                    volume.failed(),
                    volume.unanswered(),
                    sums.latencyOf(50),
                    sums.latencyOf(95),
                    sums.latencyOf(99));
        }
    }

    @Schema(name = "SendFailure", description = "一天中因同一原因失败的 / what failed for one reason on a day")
    record FailureAnswer(
            @Schema(description = "批量任务；空为其他发送 / the bulk task, if one sent it") @Nullable
            String task,

            String errorCode,
            @Nullable String carrierCode,
            long messages,
            long parts,
            String reason,
            String reasonEn,
            String advice,
            String adviceEn,

            @Schema(
                    description =
                            "再次发送是否有意义，见 /v1/bulk-tasks/recipient-lists/failed / whether the same, sent again, may arrive")
            boolean sendAgain) {

        static FailureAnswer of(FailureDetails.Failure failure) {
            return new FailureAnswer(
                    failure.count().task() == 0
                            ? null
                            : Long.toString(failure.count().task()),
                    failure.count().errorCode(),
                    failure.count().carrierCode(),
                    failure.count().messages(),
                    failure.count().parts(),
                    failure.reason().zh(),
                    failure.reason().en(),
                    failure.advice().zh(),
                    failure.advice().en(),
                    failure.again());
        }
    }

    @GetMapping
    @Operation(summary = "发送量统计 / volumes by day", description = "与控制台的“发送量统计”相同。 The same as the console's page.")
    Answer volumes(
            @AuthenticationPrincipal ApiCaller caller, @Valid @ModelAttribute @ParameterObject StatisticsQuery query) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        DayRange range = DayRange.exactly(query.range(), query.from(), query.to(), today(account))
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "range.refused", DayRange.MOST_DAYS));
        return Answer.of(
                statistics.of(account.id(), query.filter(caller.accountId(), templates), range, account.zone()));
    }

    @GetMapping("/failures")
    @Operation(summary = "失败详情 / what failed on a day, and why", description = "按任务与错误码。 By task and code.")
    List<FailureAnswer> failures(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LocalDate date,
            @Valid @ModelAttribute @ParameterObject StatisticsQuery query) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate day = date == null ? today(account) : date;
        return failures.of(account.id(), ofOneDay(query).filter(account.id(), templates), day).failures().stream()
                .map(FailureAnswer::of)
                .toList();
    }

    @GetMapping("/failures/file")
    @Operation(summary = "下载失败详情 / what failed on a day, as a file", description = "XLSX 或 CSV。 XLSX or CSV.")
    void file(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            @Valid @ModelAttribute @ParameterObject StatisticsQuery query,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate day = date == null ? today(account) : date;
        file.send(
                format,
                day,
                failures.all(account.id(), ofOneDay(query).filter(account.id(), templates), day),
                response);
    }

    /** What failed is of one day: a range would be left out unseen. */
    private static StatisticsQuery ofOneDay(StatisticsQuery query) {
        if (query.range() != null || query.from() != null || query.to() != null) {
            throw TEXTS.refusal("InvalidParameter", "failures.of-a-day");
        }
        return query;
    }

    private LocalDate today(Account account) {
        return LocalDate.ofInstant(clock.instant(), account.zone());
    }
}
