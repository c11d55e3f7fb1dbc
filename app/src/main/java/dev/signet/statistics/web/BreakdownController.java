package dev.signet.statistics.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.platform.Bilingual;
import dev.signet.statistics.Breakdown;
import dev.signet.statistics.Scope;
import dev.signet.statistics.VerificationUse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** What the pages beside 发送量统计 show, for programs. */
@RestController
@RequestMapping("/v1/statistics")
@Tag(name = "statistics", description = "发送量统计 / statistics of what was sent")
class BreakdownController {

    private final Breakdown breakdown;
    private final VerificationUse verification;
    private final Accounts accounts;
    private final Clock clock;

    BreakdownController(Breakdown breakdown, VerificationUse verification, Accounts accounts, Clock clock) {
        this.breakdown = breakdown;
        this.verification = verification;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Schema(name = "SendBreakdown", description = "发送量的分布，单位为计费条数 / what most was sent of or failed with, in parts")
    record Answer(
            LocalDate from,
            LocalDate to,

            @Schema(description = "此前的都已计入 / everything until then is in")
            Instant asOf,

            Breakdown.By by,
            Parts total,

            @Schema(description = "多的在前；错误码按失败数 / those with most first; error codes by what failed")
            List<Row> rows,

            @Schema(description = "未列出的各项之和 / all that are not among the rows")
            Parts others) {

        static Answer of(DayRange range, Breakdown.Top top) {
            return new Answer(
                    range.from(),
                    range.to(),
                    top.asOf(),
                    top.by(),
                    Parts.of(top.total()),
                    top.entries().stream().map(Row::of).toList(),
                    Parts.of(top.others()));
        }
    }

    @Schema(name = "SendBreakdownRow")
    record Row(
            @Schema(description = "同 /v1/figures 的 value / as value of /v1/figures")
            String value,

            @Schema(description = "名称；错误码为失败原因 / its name; of an error code why messages failed")
            Bilingual name,

            Parts parts) {

        static Row of(Breakdown.Entry entry) {
            return new Row(entry.value(), entry.name(), Parts.of(entry.volume()));
        }
    }

    @Schema(name = "SendParts")
    record Parts(long sent, long delivered, long failed, long unanswered) {
        static Parts of(Volume volume) {
            return new Parts(volume.sent(), volume.delivered(), volume.failed(), volume.unanswered());
        }
    }

    @Schema(name = "VerificationUse", description = "验证码的发送与使用，单位为消息数 / codes sent and used, in messages")
    record UseAnswer(
            LocalDate from,
            LocalDate to,

            @Schema(description = "此前发送的都已计入 / everything sent until then is in")
            Instant asOf,

            Use total,
            List<Use> days,

            @Schema(description = "多的在前 / those with most first")
            List<Use> templates,

            List<Use> places) {

        static UseAnswer of(DayRange range, VerificationUse.Report report) {
            return new UseAnswer(
                    range.from(),
                    range.to(),
                    report.asOf(),
                    Use.of(report.total()),
                    report.days().stream().map(Use::of).toList(),
                    report.templates().stream().map(Use::of).toList(),
                    report.places().stream().map(Use::of).toList());
        }
    }

    @Schema(name = "VerificationUseRow")
    record Use(
            @Schema(description = "日期、模板CODE 或地区 / day, template code or place")
            String value,

            Bilingual name,

            @Schema(description = "发送的消息，不含黑名单拦截的 / messages but for those that the blacklist stopped")
            long sent,

            long delivered,

            @Schema(description = "上报了是否使用的 / of which it was reported whether they were used")
            long reported,

            @Schema(description = "上报为已使用的；转化率 = used ÷ sent / reported as used; the rate is used ÷ sent")
            long used) {

        static Use of(VerificationUse.Use use) {
            return new Use(use.value(), use.name(), use.sent(), use.delivered(), use.reported(), use.used());
        }
    }

    @GetMapping("/breakdown")
    @Operation(
            summary = "发送量的分布 / what most was sent of or failed with",
            description = "全部短信，含国际/港澳台。 All messages, those abroad included.")
    Answer breakdown(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "CODE") Breakdown.By by,
            @Valid @ModelAttribute @ParameterObject RangeQuery query) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        DayRange range = query.exact(LocalDate.ofInstant(clock.instant(), account.zone()));
        return Answer.of(range, breakdown.of(account.id(), by, range));
    }

    @GetMapping("/conversion")
    @Operation(
            summary = "验证码转化 / codes sent and reported as used",
            description = "按验证码发送当天；上报见 /v1/conversions 与 SmsConversionIntl。"
                    + " By the day on which the code was sent; reports come by /v1/conversions and SmsConversionIntl.")
    UseAnswer conversion(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable Scope scope,
            @Valid @ModelAttribute @ParameterObject RangeQuery query) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        DayRange range = query.exact(LocalDate.ofInstant(clock.instant(), account.zone()));
        return UseAnswer.of(range, verification.of(account.id(), RangeQuery.scope(scope), range, account.zone()));
    }
}
