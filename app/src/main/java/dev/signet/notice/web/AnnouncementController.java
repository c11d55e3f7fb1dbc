package dev.signet.notice.web;

import dev.signet.notice.Announcement;
import dev.signet.notice.Announcements;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the platform tells all accounts: they read, administrators write (促销活动与公告). */
@RestController
@Tag(name = "notices")
class AnnouncementController {

    private final Announcements announcements;

    AnnouncementController(Announcements announcements) {
        this.announcements = announcements;
    }

    @Schema(name = "AnnouncementText")
    record AnnouncementBody(
            @NotNull String title,
            @NotNull String titleEn,

            @NotNull @Schema(description = "纯文本 / plain text")
            String body,

            @NotNull String bodyEn,

            @Schema(description = "查看详情：https:// 地址或控制台页面，可不填 / https://…, or a page of the console; may be left out")
            @Nullable
            String link,

            @NotNull Instant from,
            @NotNull Instant until) {

        Announcement.Form form() {
            return new Announcement.Form(new Bilingual(title, titleEn), new Bilingual(body, bodyEn), link, from, until);
        }
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(name = "Announcement", description = "公告 / announcement")
    record AnnouncementAnswer(
            String id,
            String title,
            String titleEn,
            String body,
            String bodyEn,
            @Nullable String link,
            Instant from,
            Instant until) {

        static AnnouncementAnswer of(Announcement one) {
            return new AnnouncementAnswer(
                    Long.toString(one.id()),
                    one.title().zh(),
                    one.title().en(),
                    one.body().zh(),
                    one.body().en(),
                    one.link(),
                    one.from(),
                    one.until());
        }
    }

    record AnnouncementsAnswer(List<AnnouncementAnswer> announcements) {

        static AnnouncementsAnswer of(List<Announcement> all) {
            return new AnnouncementsAnswer(
                    all.stream().map(AnnouncementAnswer::of).toList());
        }
    }

    @GetMapping("/v1/announcements")
    @Operation(summary = "促销活动与公告，新的在前 / what the platform announces, the newest first")
    AnnouncementsAnswer current(@RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        return AnnouncementsAnswer.of(announcements.current(size));
    }

    @GetMapping("/v1/admin/announcements")
    @Operation(summary = "全部公告，包括未开始和已结束的 / all of them, to come and past")
    AnnouncementsAnswer all(
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return AnnouncementsAnswer.of(announcements.all(page, size));
    }

    @PostMapping("/v1/admin/announcements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "发布公告 / write an announcement")
    AnnouncementAnswer write(@Valid @RequestBody AnnouncementBody body, Principal administrator) {
        return AnnouncementAnswer.of(announcements.write(administrator.getName(), body.form()));
    }

    @PutMapping("/v1/admin/announcements/{id}")
    @Operation(summary = "修改公告 / change an announcement")
    AnnouncementAnswer change(
            @PathVariable long id, @Valid @RequestBody AnnouncementBody body, Principal administrator) {
        return AnnouncementAnswer.of(announcements.change(administrator.getName(), id, body.form()));
    }

    @DeleteMapping("/v1/admin/announcements/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除公告 / delete an announcement")
    void delete(@PathVariable long id, Principal administrator) {
        announcements.delete(administrator.getName(), id);
    }
}
