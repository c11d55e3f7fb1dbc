package dev.signet.logexport;

import dev.signet.platform.Wording;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 申请导出: filter, purpose, recipient and form of the file. */
@Schema(name = "LogExportApplication", description = "申请导出 / an application for an export")
record LogExportBody(
        @Schema(description = "起始日期（东八区）/ first day, UTC+8") @NotNull
        LocalDate from,

        @Schema(description = "截止日期（含）/ last day, included") @NotNull
        LocalDate to,

        @Nullable @Size(max = 30) String number,
        @Nullable @Size(max = 50) String signName,

        @Schema(description = "模板CODE / template code") @Nullable @Size(max = 40)
        String template,

        @Nullable TemplateKind kind,
        @Nullable SendStatus state,
        @Nullable @Size(max = 60) String errorCode,

        @Schema(description = "用途 / what the file is for") @Nullable @Size(max = 200)
        String purpose,

        @Schema(description = "接收人 / who gets it") @Nullable @Size(max = 100)
        String recipient,

        @Schema(
                description =
                        "XLSX 行数另有上限，由规则库参数 log-export.rows.xlsx 规定 / XLSX holds fewer rows, the rulebook's log-export.rows.xlsx")
        @NotNull
        ExportFormat format,

        @Schema(description = "号码脱敏，默认是 / mask numbers, yes unless said otherwise") @Nullable
        Boolean masked) {

    private static final Wording TEXTS = Wording.of("logexport");

    LogExportForm form(LocalDate today) {
        if (from.isAfter(to) || to.isAfter(today)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "period", from, to, today);
        }
        RecordFilter filter = new RecordFilter(
                from,
                to,
                given(number) ? RecordFilter.number(Objects.requireNonNull(number)) : null,
                given(signName) ? Unseen.strip(Objects.requireNonNull(signName)) : null,
                given(template) ? Set.of(Objects.requireNonNull(template)) : null,
                kind,
                state,
                given(errorCode) ? errorCode : null);
        return new LogExportForm(
                filter,
                Objects.requireNonNullElse(purpose, ""),
                Objects.requireNonNullElse(recipient, ""),
                format,
                !Boolean.FALSE.equals(masked));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
