package dev.signet.record.web;

import dev.signet.platform.page.SealedNumbers;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.RecordFilter.Counting;
import dev.signet.sending.record.RecordFilter.Network;
import dev.signet.sending.record.RecordFilter.Origin;
import dev.signet.sending.record.RecordFilter.Payer;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The filters of 发送记录查询 (S7.3-1), as they stand in the address. */
record RecordQuery(
        @Schema(
                description =
                        "发送日期（东八区，按统计口径时为账号时区，必填）/ the day in UTC+8, with counted of the account's zone; required",
                example = "2026-11-22")
        @NotNull
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

        @Schema(
                description =
                        "错误码，平台的或运营商的；按统计口径时只是平台的，- 为没有 / error code, the platform's or the carrier's; with counted the"
                                + " platform's alone, - for none")
        @Nullable
        @Size(max = 60)
        String errorCode,

        @Schema(
                description = "发送人，同结果中的 sentBy / who sent it, as sentBy of a record names them",
                example = "user/alice")
        @Nullable
        @Size(max = 160)
        String sentBy,

        @Schema(description = "请求的 BizId 或 RequestId / BizId or RequestId of the request") @Nullable @Size(max = 64)
        String request,

        @Schema(
                description =
                        "按统计口径：日期为账号时区，不含黑名单拦截的和尚未计入的 / as figures count: the day is of the account's zone, without what the"
                                + " blacklist stopped and what is not counted yet")
        @Nullable
        Boolean counted,

        @Schema(description = "账号时区的小时，0–23，同时按统计口径 / hour of the account's clock; implies counted")
        @Nullable
        @Min(0)
        @Max(23)
        Integer hour,

        @Schema(description = "国内，或国际/港澳台 / domestic, or abroad") @Nullable
        RecordScope scope,

        @Schema(description = "号码所属网络 / network of the number by its range") @Nullable
        Network vendor,

        @Schema(description = "号码归属，同统计；- 为未知 / place of the number as figures have it; - for none", example = "CN-GD")
        @Nullable
        @Size(max = 8)
        String place,

        @Schema(description = "运营商代码；- 为没有 / the carrier's own code; - for none") @Nullable @Size(max = 60)
        String carrierCode,

        @Schema(description = "群发任务编号；0 为其他发送 / the bulk task; 0 for what none sent") @Nullable @Min(0)
        Long task,

        @Schema(description = "已计费的由谁支付 / who pays for what is billed") @Nullable
        Payer payer,

        @Schema(description = "上一页的 next / next of the page before") @Nullable @Min(1)
        Long after,

        @Schema(description = "每页行数 / rows of a page", defaultValue = "50") @Nullable @Min(1) @Max(200)
        Integer size,

        @Schema(description = "显示完整号码，须写明 reason，并留下审计记录 / full numbers; needs a reason and is audited") @Nullable
        Boolean unmask,

        @Schema(description = "查看完整号码的原因 / why full numbers are needed") @Nullable
        String reason) {

    private static final int ROWS = 50;
    private static final String NONE = "-";
    private static final Set<String> OFTEN = Set.of("date", "signName", "state");
    private static final Set<String> EXPORTED =
            Set.of("date", "signName", "template", "templateName", "kind", "state", "errorCode");

    /** Which messages a tab of figures is of, by their templates. */
    enum RecordScope {
        DOMESTIC,
        INTERNATIONAL
    }

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
                counted,
                hour,
                scope,
                vendor,
                place,
                carrierCode,
                task,
                payer,
                null,
                null,
                null,
                null);
    }

    /** Whether one of the filters is used that few look for. */
    public boolean isNarrow() {
        return fields().keySet().stream().anyMatch(name -> !OFTEN.contains(name));
    }

    /** Whether days and what is of them are those of figures. */
    public boolean isAsCounted() {
        return Boolean.TRUE.equals(counted) || hour != null;
    }

    /** Whether an export can be asked for by the same filters. */
    public boolean isExportable() {
        return fields().keySet().stream().allMatch(EXPORTED::contains);
    }

    /** What narrows but for the number, by the names of the address, in their order; what is blank is left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "date", date);
        put(fields, "signName", signName);
        put(fields, "template", template);
        put(fields, "templateName", templateName);
        put(fields, "kind", kind);
        put(fields, "state", state);
        put(fields, "errorCode", errorCode);
        put(fields, "sentBy", sentBy);
        put(fields, "request", request);
        put(fields, "counted", Boolean.TRUE.equals(counted) ? counted : null);
        put(fields, "hour", hour);
        put(fields, "scope", scope);
        put(fields, "vendor", vendor);
        put(fields, "place", place);
        put(fields, "carrierCode", carrierCode);
        put(fields, "task", task);
        put(fields, "payer", payer);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            fields.put(name, value.toString());
        }
    }

    /** What stands in the address of a page behind its path: no whole number. */
    String address(UnaryOperator<String> seal) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        fields().forEach((name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        if (number != null && !number.isBlank()) {
            address.queryParam(SealedNumbers.PARAMETER, UriUtils.encode(seal.apply(number), StandardCharsets.UTF_8));
        }
        return address.build(true).toUriString();
    }

    /** @param zone of the account, whose days figures are of; it never changes */
    RecordFilter filter(long accountId, ZoneId zone, Templates templates) {
        boolean asCounted = isAsCounted();
        RecordFilter days = asCounted ? RecordFilter.counted(date, zone, hour) : RecordFilter.of(date);
        return new RecordFilter(
                days.from(),
                days.to(),
                number != null && given(number) ? RecordFilter.number(number) : null,
                stripped(signName),
                templates.meant(accountId, given(template) ? template : null, stripped(templateName)),
                kind,
                state,
                given(errorCode) && !asCounted ? errorCode : null,
                Origin.of(accountId, stripped(sentBy), stripped(request)),
                new Counting(
                        days.counting().hours(),
                        scope == null ? null : scope == RecordScope.INTERNATIONAL,
                        asCounted ? exactly(errorCode) : null,
                        exactly(carrierCode),
                        exactly(place),
                        vendor,
                        task,
                        payer));
    }

    /** Empty for what is said to be none; null where nothing is said. */
    private static @Nullable String exactly(@Nullable String text) {
        return !given(text) ? null : NONE.equals(text) ? "" : text;
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
