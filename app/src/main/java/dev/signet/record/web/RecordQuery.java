package dev.signet.record.web;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of 发送记录查询 (S7.3-1), as they stand in the address. */
record RecordQuery(
        @Schema(description = "发送日期（东八区，必填）/ the day in UTC+8, required", example = "2026-11-22") @NotNull
        LocalDate date,

        @Schema(description = "手机号码 / number") @Nullable @Size(max = 30)
        String number,

        @Schema(description = "签名 / signature") @Nullable @Size(max = 50)
        String signName,

        @Schema(description = "模板CODE / template code") @Nullable @Size(max = 40)
        String template,

        @Schema(description = "模板名称 / template name, as it stands in the template list") @Nullable @Size(max = 30)
        String templateName,

        @Schema(description = "模板类型 / kind of template") @Nullable
        TemplateKind kind,

        @Schema(description = "发送状态 / state: DELIVERED 发送成功, FAILED 发送失败, WAITING 已发送未回执") @Nullable
        SendStatus state,

        @Schema(description = "错误码，平台的或运营商的 / error code, the platform's or the carrier's") @Nullable @Size(max = 60)
        String errorCode,

        @Schema(description = "上一页的 next / next of the page before") @Nullable @Min(1)
        Long after,

        @Schema(description = "每页行数 / rows of a page", defaultValue = "50") @Nullable @Min(1) @Max(200)
        Integer size,

        @Schema(description = "显示完整号码，须写明 reason，并留下审计记录 / full numbers; needs a reason and is audited") @Nullable
        Boolean unmask,

        @Schema(description = "查看完整号码的原因 / why full numbers are needed") @Nullable
        String reason) {

    private static final int ROWS = 50;
    private static final int NAMESAKES = 50;

    int rows() {
        return size == null ? ROWS : size;
    }

    @Nullable
    String unmaskFor() {
        return !Boolean.TRUE.equals(unmask) ? null : reason == null ? "" : reason;
    }

    RecordFilter filter(long accountId, Templates templates) {
        return new RecordFilter(
                date,
                date,
                number != null && given(number) ? RecordFilter.number(number) : null,
                signName != null && given(signName) ? Unseen.strip(signName) : null,
                codes(accountId, templates),
                kind,
                state,
                given(errorCode) ? errorCode : null);
    }

    /** Messages know their template by its code; the name is looked up before. */
    private @Nullable Set<String> codes(long accountId, Templates templates) {
        if (templateName == null || !given(templateName)) {
            return given(template) ? Set.of(template) : null;
        }
        String name = Unseen.strip(templateName);
        TemplatePage named = templates.list(accountId, null, name, 1, NAMESAKES);
        return named.rows().stream()
                .filter(row -> row.claim().name().equals(name))
                .map(TemplateRow::code)
                .filter(code -> !given(template) || code.equals(template))
                .collect(Collectors.toSet());
    }

    /** A form sends its empty fields too. */
    @org.jspecify.annotations.NullUnmarked
    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
