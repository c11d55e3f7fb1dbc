package dev.signet.blacklist.release;

import dev.signet.account.ApiCaller;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.BlacklistEvent;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.ListedNumber;
import dev.signet.rules.fact.BlacklistKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The calling account's applications to release blacklisted numbers, started from records that failed. */
@RestController
@RequestMapping("/v1/blacklist-releases")
@Tag(name = "blacklist-releases", description = "黑名单解除 / releases from the blacklist")
class ReleaseController {

    private static final String FILES = "application: the JSON body; evidence.<KIND>: files, any number of each kind";

    private final Releases releases;
    private final ReleaseHistory history;

    ReleaseController(Releases releases, ReleaseHistory history) {
        this.releases = releases;
        this.history = history;
    }

    record PageAnswer(List<ReleaseAnswer> releases, long total, int page, int size) {}

    /** A change of the number's place on a list that concerns the account. */
    record EventAnswer(
            Instant at,
            BlacklistEvent.Action action,
            BlacklistKind list,

            @Schema(description = "true 为平台名单，false 为本账号名单 / whether it is the platform's list")
            boolean platform,

            @Nullable String signName) {

        static EventAnswer of(BlacklistEvent event) {
            return new EventAnswer(
                    event.at(),
                    event.action(),
                    event.kind(),
                    event.accountId() == BlacklistEntry.PLATFORM,
                    event.signName());
        }
    }

    record WholeAnswer(ReleaseAnswer release, List<EventAnswer> history) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "申请解除黑名单 / ask for a release",
            description =
                    "Only for verification codes and notifications that a platform or account list stopped. Promotional "
                            + "messages and carriers' blocks are refused at once, with what to do instead.")
    ReleaseAnswer apply(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody ReleaseBody body) {
        List<EvidenceUpload> files = EvidenceBody.uploads(body.evidence());
        return ReleaseAnswer.of(releases.apply(caller, body.form(files == null ? List.of() : files)), null);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请解除黑名单（附文件）/ ask for a release with files", description = FILES)
    ReleaseAnswer apply(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @RequestPart("application") ReleaseBody body,
            @Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException {
        return ReleaseAnswer.of(
                releases.apply(caller, body.form(EvidenceBody.uploads(request.getMultiFileMap()))), null);
    }

    @GetMapping
    @Operation(summary = "黑名单解除记录 / the release list, newest first")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(
                            description =
                                    "号码，含国家码；内地号码可带可不带 86，北美号码以 +1 开头 / with the country code; in the mainland with or without, in North America with +1",
                            example = "13812345678")
                    @RequestParam(required = false)
                    @Nullable
                    String number,
            @RequestParam(required = false) @Nullable ReleaseState state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        Long digits = number == null || number.isBlank() ? null : Long.valueOf(ListedNumber.of(number));
        List<ReleaseAnswer> rows = releases.list(caller.accountId(), digits, state, page, size).stream()
                .map(this::answer)
                .toList();
        return new PageAnswer(rows, releases.count(caller.accountId(), digits, state), page, size);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一次解除申请及该号码的名单变动 / an application, and what happened to its number on the lists")
    WholeAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        Release release = releases.get(caller.accountId(), id);
        return new WholeAnswer(
                answer(release),
                history.told(release).stream().map(EventAnswer::of).toList());
    }

    private ReleaseAnswer answer(Release release) {
        return ReleaseAnswer.of(release, history.listedAgain(release).orElse(null));
    }
}
