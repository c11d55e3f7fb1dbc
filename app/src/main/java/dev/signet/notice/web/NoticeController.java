package dev.signet.notice.web;

import dev.signet.account.ApiCaller;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticePage;
import dev.signet.notice.NoticeReader;
import dev.signet.notice.NoticeRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the calling account was told (消息中心). */
@RestController
@RequestMapping("/v1/notices")
@Tag(name = "notices", description = "消息中心 / message centre")
class NoticeController {

    private final NoticeCentre centre;

    NoticeController(NoticeCentre centre) {
        this.centre = centre;
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    record NoticeAnswer(
            String id,
            String kind,
            String title,
            String titleEn,
            String body,
            String bodyEn,

            @Schema(description = "控制台中的下一步，多数为空 / where in the console it goes on; mostly none") @Nullable
            String link,

            Instant at,

            @Schema(description = "首次阅读时间，未读为空 / when it was first read; none while it is unread") @Nullable
            Instant readAt) {

        static NoticeAnswer of(NoticeRow row) {
            return new NoticeAnswer(
                    Long.toString(row.id()),
                    row.kind(),
                    row.title().zh(),
                    row.title().en(),
                    row.body().zh(),
                    row.body().en(),
                    row.link(),
                    row.at(),
                    row.readAt());
        }
    }

    record PageAnswer(
            List<NoticeAnswer> notices,
            long total,
            int page,
            int size,

            @Schema(description = "未读条数 / how many are unread")
            long unread) {}

    record UnreadAnswer(long unread) {}

    @Schema(name = "NoticesRead", description = "标为已读的消息 / notices that were read")
    record ReadBody(@NotEmpty @Size(max = 50) List<@NotNull Long> ids) {}

    @GetMapping
    @Operation(summary = "消息列表，新的在前 / the notices, newest first")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "只查未读 / only what is unread") @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        NoticeReader reader = NoticeReader.of(caller);
        NoticePage found = centre.list(reader, unread, page, size);
        return new PageAnswer(
                found.rows().stream().map(NoticeAnswer::of).toList(), found.total(), page, size, centre.unread(reader));
    }

    @GetMapping("/unread")
    @Operation(summary = "未读条数 / how many are unread")
    UnreadAnswer unread(@AuthenticationPrincipal ApiCaller caller) {
        return new UnreadAnswer(centre.unread(NoticeReader.of(caller)));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "标为已读 / mark one as read")
    void readOne(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        centre.read(NoticeReader.of(caller), List.of(id));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "多条标为已读 / mark several as read, all of them or none")
    void read(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody ReadBody body) {
        centre.read(NoticeReader.of(caller), body.ids());
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "全部标为已读 / mark all as read")
    void readAll(@AuthenticationPrincipal ApiCaller caller) {
        centre.readAll(NoticeReader.of(caller));
    }
}
