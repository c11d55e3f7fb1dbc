package dev.signet.statistics.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import dev.signet.platform.text.DownloadName;
import dev.signet.platform.text.Quoted;
import dev.signet.statistics.Scope;
import dev.signet.statistics.archive.Archive;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.Archives;
import dev.signet.statistics.archive.Language;
import dev.signet.statistics.archive.MonthlyReports;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statistics as a ZIP with a report (PDF) and the detail (XLSX), S7.2-11. */
@RestController
@RequestMapping("/v1/statistics")
@Tag(name = "statistics")
class ArchiveController {

    private static final Wording TEXTS = Wording.of("statistics-archive");

    private final Archives archives;
    private final MonthlyReports monthly;
    private final Accounts accounts;
    private final Templates templates;
    private final Clock clock;

    ArchiveController(Archives archives, MonthlyReports monthly, Accounts accounts, Templates templates, Clock clock) {
        this.archives = archives;
        this.monthly = monthly;
        this.accounts = accounts;
        this.templates = templates;
        this.clock = clock;
    }

    @Schema(name = "StatisticsArchive", description = "后台生成的统计导出 / an archive that is made in the background")
    record ArchiveAnswer(
            String id,
            LocalDate from,
            LocalDate to,
            Scope scope,

            @Schema(description = "筛选条件 / what narrows it") String filters,

            String filtersEn,

            @Schema(description = "zh 或 en / zh or en") String lang,

            @Schema(description = "是否每月报告 / whether it is the report of a month")
            boolean monthly,

            Archive.State state,

            @Schema(description = "已完成的百分数 / how much of a hundred is done")
            int progress,

            String reason,
            String reasonEn,
            Instant askedAt,

            @Schema(description = "此前的都已计入；生成前为空 / everything until then is in; none before it is ready") @Nullable
            Instant asOf,

            @Schema(description = "可下载至 / until when it can be fetched")
            Instant expiresAt,

            @Nullable Long bytes) {

        static ArchiveAnswer of(Archive archive) {
            return new ArchiveAnswer(
                    Long.toString(archive.id()),
                    archive.range().from(),
                    archive.range().to(),
                    archive.filter().scope(),
                    Archives.filters(archive, false),
                    Archives.filters(archive, true),
                    archive.language().code(),
                    archive.monthly(),
                    archive.state(),
                    archive.progress(),
                    archive.reason().zh(),
                    archive.reason().en(),
                    archive.askedAt(),
                    archive.asOf(),
                    archive.expiresAt(),
                    archive.bytes());
        }
    }

    @Schema(name = "StatisticsArchivePage")
    record PageAnswer(List<ArchiveAnswer> archives, long total, int page, int size) {}

    @Schema(name = "MonthlyReport", description = "每月发送报告 / the report of each month")
    record Monthly(
            @Schema(description = "是否每月生成 / whether it is made") @NotNull
            Boolean wished,

            @Schema(description = "zh 或 en，默认 zh / zh or en; zh where it is left out") @Nullable
            String lang) {}

    @GetMapping("/archive")
    @Operation(
            summary = "导出：直接下载报告与明细 / a report and the detail at once",
            description = "ZIP：PDF 报告与 Excel 明细；天数较多时请用 POST /v1/statistics/archives。"
                    + " A ZIP with a PDF and a workbook; for more days POST /v1/statistics/archives.")
    void atOnce(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute @ParameterObject StatisticsQuery query,
            @Parameter(description = "zh 或 en / zh or en") @RequestParam(defaultValue = "zh") String lang,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Account account = account(caller);
        Archives.Download download =
                archives.atOnce(account, query.filter(account.id(), templates), range(account, query), language(lang));
        head(response, download.name(), download.file().length);
        response.getOutputStream().write(download.file());
    }

    @PostMapping("/archives")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "导出：在后台生成 / have an archive made in the background",
            description = "参数同 GET /v1/statistics。 The parameters are those of GET /v1/statistics.")
    ArchiveAnswer ask(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute @ParameterObject StatisticsQuery query,
            @Parameter(description = "zh 或 en / zh or en") @RequestParam(defaultValue = "zh") String lang,
            HttpServletRequest request) {
        Account account = account(caller);
        return ArchiveAnswer.of(archives.ask(
                new Asker(caller.principal(), RequestOrigin.of(request)),
                query.filter(account.id(), templates),
                range(account, query),
                language(lang)));
    }

    @GetMapping("/archives")
    @Operation(summary = "导出列表，新的在前 / the archives, newest first")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        Archives.Page found = archives.list(caller.accountId(), page, size);
        return new PageAnswer(found.archives().stream().map(ArchiveAnswer::of).toList(), found.total(), page, size);
    }

    @GetMapping("/archives/{id}")
    @Operation(summary = "一个导出及其进度 / an archive and its progress")
    ArchiveAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return ArchiveAnswer.of(archives.show(caller.accountId(), id));
    }

    @GetMapping("/archives/{id}/file")
    @Operation(summary = "下载导出 / the file of an archive")
    void file(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Archive archive = archives.ready(caller.accountId(), id);
        head(response, archive.fileName(), archive.bytes() == null ? 0 : archive.bytes());
        archives.copy(archive, response.getOutputStream());
    }

    @GetMapping("/monthly")
    @Operation(summary = "每月发送报告的设置 / whether a report of each month is made")
    Monthly monthly(@AuthenticationPrincipal ApiCaller caller) {
        return monthly.wished(caller.accountId())
                .map(language -> new Monthly(true, language.code()))
                .orElse(new Monthly(false, null));
    }

    @PutMapping("/monthly")
    @Operation(summary = "设置每月发送报告 / set whether a report of each month is made")
    Monthly monthly(
            @AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody Monthly wanted, HttpServletRequest request) {
        monthly.wish(
                new Asker(caller.principal(), RequestOrigin.of(request)),
                wanted.wished() ? language(wanted.lang() == null ? Language.ZH.code() : wanted.lang()) : null);
        return monthly(caller);
    }

    private Account account(ApiCaller caller) {
        return accounts.find(caller.accountId()).orElseThrow();
    }

    private DayRange range(Account account, StatisticsQuery query) {
        return range(account, query, clock);
    }

    /** @throws dev.signet.platform.Refusal where it would be of other days than are asked for */
    static DayRange range(Account account, StatisticsQuery query, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        return new RangeQuery(query.range(), query.from(), query.to()).exact(today);
    }

    private static Language language(String lang) {
        return Language.of(lang).orElseThrow(() -> TEXTS.refusal("InvalidParameter", "language", Quoted.of(lang)));
    }

    private static void head(HttpServletResponse response, String name, long bytes) {
        response.setContentType("application/zip");
        response.setContentLengthLong(bytes);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
