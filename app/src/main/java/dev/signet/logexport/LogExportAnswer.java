package dev.signet.logexport;

import dev.signet.platform.Wording;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.verdict.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An export in the list 申请导出记录 (S7.3-8). Ids are texts: scripts lose the last digits of large numbers. */
@Schema(name = "LogExport", description = "导出申请 / an export")
record LogExportAnswer(
        String id,
        String accountId,

        @Schema(description = "申请时间 / when it was asked for")
        Instant requestedAt,

        String requester,
        @Schema(description = "导出内容 / what it holds") String content,
        Map<String, String> filter,
        String purpose,
        String recipient,
        ExportFormat format,
        boolean masked,

        @Schema(description = "申请时符合条件的行数 / rows that matched")
        long rows,

        @Schema(description = "已写入行数 / rows of the file so far")
        long rowsWritten,

        @Schema(description = "审核状态 / state") LogExportState state,
        String stateZh,
        String stateEn,

        @Schema(description = "未通过或失败的原因 / why it was rejected or failed")
        String reason,

        String reasonEn,
        List<Finding> findings,
        @Nullable Instant decidedAt,
        Instant expiresAt,
        @Nullable Long bytes,

        @Schema(description = "操作：可导出 / this caller may download it")
        boolean downloadable,

        @Schema(description = "操作：可删除 / this caller may delete it")
        boolean deletable) {

    private static final Wording TEXTS = Wording.of("logexport");

    @Schema(name = "LogExportPage")
    record Page(List<LogExportAnswer> exports, long total, int page, int size) {

        static Page of(LogExports.Page found, Requester viewer, int page, int size) {
            return new Page(
                    found.exports().stream()
                            .map(export -> LogExportAnswer.of(export, viewer))
                            .toList(),
                    found.total(),
                    page,
                    size);
        }
    }

    static LogExportAnswer of(LogExport export, Requester viewer) {
        boolean own = export.requester().same(viewer);
        return new LogExportAnswer(
                Long.toString(export.id()),
                Long.toString(export.requester().accountId()),
                export.requestedAt(),
                export.requester().name(),
                LogExportText.content(export.filter()),
                LogExportText.filter(export.filter()),
                export.purpose(),
                export.recipient(),
                export.format(),
                export.masked(),
                export.matched(),
                export.written(),
                export.state(),
                TEXTS.zh("state." + export.state()),
                TEXTS.en("state." + export.state()),
                export.reason(),
                export.reasonEn(),
                export.findings(),
                export.decidedAt(),
                export.expiresAt(),
                export.file() == null ? null : export.file().bytes(),
                own && export.state() == LogExportState.READY,
                own && export.state().deletable());
    }
}
