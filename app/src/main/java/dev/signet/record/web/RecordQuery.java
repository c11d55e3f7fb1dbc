package dev.signet.record.web;

import dev.signet.platform.page.SealedNumbers;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.RecordFilter.Origin;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

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

        @Schema(
                description = "发送人，同结果中的 sentBy / who sent it, as sentBy of a record names them",
                example = "user/alice")
        @Nullable
        @Size(max = 160)
        String sentBy,

        @Schema(description = "请求的 BizId 或 RequestId / BizId or RequestId of the request") @Nullable @Size(max = 64)
        String request,

        @Schema(description = "上一页的 next / next of the page before") @Nullable @Min(1)
        Long after,

        @Schema(description = "每页行数 / rows of a page", defaultValue = "50") @Nullable @Min(1) @Max(200)
        Integer size,

        @Schema(description = "显示完整号码，须写明 reason，并留下审计记录 / full numbers; needs a reason and is audited") @Nullable
        Boolean unmask,

        @Schema(description = "查看完整号码的原因 / why full numbers are needed") @Nullable
        String reason) {

    private static final int ROWS = 50;

    int rows() {
        return size == null ? ROWS : size;
    }

    @Nullable
    String unmaskFor() {
        return !Boolean.TRUE.equals(unmask) ? null : reason == null ? "" : reason;
    }

    /** The same of a day and of a number; null for any. */
    RecordQuery on(LocalDate day, @Nullable String ofNumber) {
        return new RecordQuery(
                day,
                ofNumber,
                signName,
                template,
                templateName,
                kind,
                state,
                errorCode,
                sentBy,
                request,
                null,
                null,
                null,
                null);
    }

    /** Whether one of the filters is used that few look for. */
    public boolean isNarrow() {
        return given(template)
                || given(templateName)
                || kind != null
                || given(errorCode)
                || given(sentBy)
                || given(request);
    }

    /** What stands in the address of a page behind its path: no whole number. */
    String address(UnaryOperator<String> seal) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance().queryParam("date", date);
        put(address, SealedNumbers.PARAMETER, number == null ? null : seal.apply(number));
        put(address, "signName", signName);
        put(address, "template", template);
        put(address, "templateName", templateName);
        put(address, "kind", kind);
        put(address, "state", state);
        put(address, "errorCode", errorCode);
        put(address, "sentBy", sentBy);
        put(address, "request", request);
        return address.build(true).toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            address.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    RecordFilter filter(long accountId, Templates templates) {
        return new RecordFilter(
                date,
                date,
                number != null && given(number) ? RecordFilter.number(number) : null,
                stripped(signName),
                templates.meant(accountId, given(template) ? template : null, stripped(templateName)),
                kind,
                state,
                given(errorCode) ? errorCode : null,
                Origin.of(accountId, stripped(sentBy), stripped(request)));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text != null && given(text) ? Unseen.strip(text) : null;
    }

    /** A form sends its empty fields too. */
    @org.jspecify.annotations.NullUnmarked
    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
