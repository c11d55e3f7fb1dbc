package dev.signet.bulk.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.again.FailedSends;
import dev.signet.bulk.again.FailedSends.FailedSend;
import dev.signet.bulk.again.FailedSends.Hindrance;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.record.FailedMessages.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What failed, as recipients of a bulk task, for programs (S7.2-9). */
@RestController
@RequestMapping("/v1/bulk-tasks/recipient-lists/failed")
@Tag(name = "bulk-tasks", description = "群发助手 / bulk tasks")
class SendAgainController {

    private static final Wording TEXTS = Wording.of("bulk");

    private final FailedSends failed;
    private final Accounts accounts;
    private final Clock clock;

    SendAgainController(FailedSends failed, Accounts accounts, Clock clock) {
        this.failed = failed;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Schema(
            name = "FailedSend",
            description = "一天中因同一原因失败的同一签名与模板 / what failed in one way of one signature and template")
    record Answer(
            @Schema(description = "批量任务；空为其他发送 / the bulk task, if one sent it") @Nullable
            String task,

            String errorCode,
            @Nullable String carrierCode,
            String signName,
            String templateCode,
            TemplateKind kind,
            long messages,

            @Schema(description = "内容仍可得知的消息数 / messages whose text is still known")
            long known,

            @Schema(description = "不再次发送的原因；空为可以 / why it is not sent again; none where it may be") @Nullable
            Hindrance hindrance) {

        static Answer of(FailedSend send) {
            Way way = send.text().way();
            return new Answer(
                    way.task() == 0 ? null : Long.toString(way.task()),
                    way.errorCode(),
                    way.carrierCode(),
                    send.text().signName(),
                    send.text().templateCode(),
                    send.text().kind(),
                    send.text().messages(),
                    send.known(),
                    send.hindrance());
        }
    }

    @Schema(name = "SendAgain", description = "取自列表的一行 / of a row of the list")
    record Body(
            @NotNull @Schema(description = "日期，账号时区 / the day, in the account's zone")
            LocalDate date,

            @Nullable String task,
            @NotNull String errorCode,
            @Nullable String carrierCode,
            @NotNull String signName,
            @NotNull String templateCode) {}

    @Schema(name = "PreparedRecipients")
    record Prepared(
            @Schema(description = "号码列表，见 /v1/bulk-tasks/recipient-lists/{id} / the list that is being made")
            String listId) {}

    @GetMapping
    @Operation(
            summary = "一天中失败的短信，可否再次发送 / what failed on a day, and whether it may be sent again",
            description = "不填 date 为今天。 Today where date is left out.")
    List<Answer> list(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam(required = false) @Nullable LocalDate date) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate day = date == null ? LocalDate.ofInstant(clock.instant(), account.zone()) : date;
        return failed.of(account.id(), day, null).stream().map(Answer::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "用失败的短信准备号码列表 / prepare a recipient list of what failed",
            description = "不发送；读取完成后用它创建群发任务。 Sends nothing: once it is READY make a bulk task with it.")
    Prepared prepare(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody Body body) {
        OptionalLong task = body.task() == null ? OptionalLong.of(0) : WholeNumber.parseId(body.task());
        if (task.isEmpty()) {
            throw TEXTS.refusal("BulkTaskNotFound", "refused.unknown", Quoted.of(String.valueOf(body.task())));
        }
        Way way = new Way(task.getAsLong(), body.errorCode(), body.carrierCode());
        return new Prepared(Long.toString(failed.prepare(caller, body.date(), way, body.signName(), body.templateCode())
                .id()));
    }
}
