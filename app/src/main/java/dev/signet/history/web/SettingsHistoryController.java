package dev.signet.history.web;

import dev.signet.access.AccessDoor;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.history.SettingChange;
import dev.signet.history.SettingsHistory;
import dev.signet.history.SettingsPage;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who of the calling account changed which setting. */
@RestController
class SettingsHistoryController {

    private static final Wording TEXTS = Wording.of("history");

    private final SettingsHistory history;
    private final AccessDoor door;

    SettingsHistoryController(SettingsHistory history, AccessDoor door) {
        this.history = history;
        this.door = door;
    }

    @Schema(name = "SettingChange")
    record ChangeBody(
            String id,
            Instant at,
            String who,
            String whatZh,
            String whatEn,

            @Schema(description = "对象：推送类型或联系人 / what it was done to: a type of push, a contact")
            String about,

            List<PartBody> parts) {

        static ChangeBody of(SettingChange change) {
            return new ChangeBody(
                    Long.toString(change.id()),
                    change.at(),
                    change.who(),
                    change.what().zh(),
                    change.what().en(),
                    change.about(),
                    change.parts().stream().map(PartBody::of).toList());
        }
    }

    /** From what to what. */
    @Schema(name = "SettingChangePart")
    record PartBody(
            String field, String nameZh, String nameEn, String fromZh, String fromEn, String toZh, String toEn) {

        static PartBody of(SettingChange.Part part) {
            return new PartBody(
                    part.field(),
                    part.name().zh(),
                    part.name().en(),
                    part.from().zh(),
                    part.from().en(),
                    part.to().zh(),
                    part.to().en());
        }
    }

    /** @param before id of the last change already seen, to read on */
    @GetMapping("/v1/settings/history")
    @Operation(
            summary = "设置的更改历史 / the history of changes of settings",
            description = "of：thresholds、frequency、whitelist、package、sending、abuse、push、contacts、keys；另需查看该设置的权限。"
                    + " Needs the right to read these settings besides.")
    List<ChangeBody> history(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String of,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
            @Parameter(hidden = true) HttpServletRequest request) {
        SettingsPage page = page(of);
        door.require(caller.principal(), page.reads(), "*", RequestOrigin.of(request));
        return history.of(caller.accountId(), page, before, size).stream()
                .map(ChangeBody::of)
                .toList();
    }

    static SettingsPage page(String of) {
        return Arrays.stream(SettingsPage.values())
                .filter(page -> page.spelling().equals(of))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal(
                        "InvalidParameter",
                        "page.unknown",
                        Quoted.of(of),
                        Arrays.stream(SettingsPage.values())
                                .map(SettingsPage::spelling)
                                .collect(Collectors.joining(", "))));
    }
}
