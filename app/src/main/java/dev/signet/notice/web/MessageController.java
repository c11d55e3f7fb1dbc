package dev.signet.notice.web;

import dev.signet.account.AccountKind;
import dev.signet.notice.AccountMessages;
import dev.signet.notice.AccountMessages.Letter;
import dev.signet.notice.AccountMessages.Message;
import dev.signet.notice.AccountMessages.Sent;
import dev.signet.platform.Bilingual;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the platform writes to chosen accounts. */
@RestController
@Tag(name = "notices")
class MessageController {

    private final AccountMessages messages;

    MessageController(AccountMessages messages) {
        this.messages = messages;
    }

    @Schema(name = "PlatformMessage", description = "发给账号消息中心的消息 / a message to the message centres of accounts")
    record MessageBody(
            @NotNull String title,
            @NotNull String titleEn,

            @NotNull @Schema(description = "纯文本 / plain text")
            String body,

            @NotNull String bodyEn,

            @Schema(description = "账号编号或账号名 / ids or names of accounts") @Nullable
            List<@NotNull String> accounts,

            @Schema(description = "或某一种的全部账号 / or all accounts of a kind") @Nullable
            AccountKind kind) {

        Message message() {
            return new Message(
                    new Bilingual(title, titleEn),
                    new Bilingual(body, bodyEn),
                    accounts == null ? List.of() : accounts,
                    kind);
        }
    }

    @Schema(name = "PlatformMessageSent")
    record SentBody(
            String id,

            @Schema(description = "收到消息的账号数 / how many accounts were told")
            int accounts) {}

    @Schema(name = "PlatformMessageRecord", description = "发出的一条消息 / a message that was sent")
    record LetterBody(
            String id,
            Instant at,
            String by,
            String title,

            @Schema(description = "发给一种账号时为该种类 / the kind, where it went to all of one") @Nullable
            AccountKind kind,

            @Schema(description = "指定的账号 / the named accounts")
            List<String> accountIds,

            long accounts,

            @Schema(description = "已读的账号数 / by how many accounts somebody has read it")
            long read,

            @Schema(description = "下一页的 before / before of the next page")
            String entry) {

        static LetterBody of(Letter letter) {
            return new LetterBody(
                    letter.id(),
                    letter.at(),
                    letter.by(),
                    letter.title(),
                    letter.kind(),
                    letter.to().stream()
                            .map(account -> Long.toString(account.id()))
                            .toList(),
                    letter.accounts(),
                    letter.read(),
                    Long.toString(letter.entry()));
        }
    }

    @GetMapping("/v1/admin/messages")
    @Operation(summary = "发给账号的消息，新的在前 / messages to accounts, newest first")
    List<LetterBody> sent(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return messages.sent(before, size).stream().map(LetterBody::of).toList();
    }

    @PostMapping("/v1/admin/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "向指定账号或一种账号的消息中心发送消息 / write to named accounts, or to all of a kind")
    SentBody send(@Valid @RequestBody MessageBody body, Principal administrator) {
        Sent sent = messages.send(administrator.getName(), body.message());
        return new SentBody(Long.toString(sent.id()), sent.accounts());
    }
}
