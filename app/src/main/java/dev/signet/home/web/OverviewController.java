package dev.signet.home.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.QuickEntry;
import dev.signet.home.AbroadGuide;
import dev.signet.home.BeginnerGuide;
import dev.signet.home.Needs;
import dev.signet.home.QuickEntries;
import dev.signet.home.Standings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the first page of the console shows of the calling account. */
@RestController
@RequestMapping("/v1/account")
@Tag(name = "account")
class OverviewController {

    private final Needs needs;
    private final BeginnerGuide guide;
    private final AbroadGuide wayAbroad;
    private final QuickEntries entries;
    private final Standings standings;

    OverviewController(
            Needs needs, BeginnerGuide guide, AbroadGuide wayAbroad, QuickEntries entries, Standings standings) {
        this.needs = needs;
        this.guide = guide;
        this.wayAbroad = wayAbroad;
        this.entries = entries;
        this.standings = standings;
    }

    @Schema(name = "Need", description = "需要处理的事项 / something that waits for somebody")
    record NeedAnswer(
            @Schema(example = "signature.rejected") String kind,

            String sentence,
            String sentenceEn,

            @Schema(description = "在控制台何处处理 / where in the console it is done") @Nullable
            String page,

            @Schema(description = "自何时；空为当前状态 / since when; none for what simply is so now") @Nullable
            Instant at) {

        static NeedAnswer of(Need need) {
            return new NeedAnswer(
                    need.kind(), need.sentence().zh(), need.sentence().en(), need.page(), need.at());
        }
    }

    record NeedsAnswer(List<NeedAnswer> needs) {}

    @Schema(name = "Guide", description = "新手引导 / how far a beginner has come")
    record GuideAnswer(
            List<BeginnerGuide.Step> steps,

            @Schema(description = "下一步；全部完成后为空 / the next step; none when all are taken") @Nullable
            GuideStep next,

            @Schema(description = "发送国际/港澳台消息的步骤 / the steps of the way to messages abroad")
            List<AbroadGuide.Taken> abroad) {}

    @GetMapping("/needs")
    @Operation(
            summary = "需要处理的事项：每类至多 5 项，仅限有权查看的 / what waits for somebody",
            description =
                    "At most five of each kind, of what the caller may see: rejected applications, exports that are ready, bulk"
                            + " tasks that rest, keys that are not used, packages that run out, arrears")
    NeedsAnswer needs(@AuthenticationPrincipal ApiCaller caller, @Parameter(hidden = true) HttpServletRequest request) {
        return new NeedsAnswer(needs.of(caller, RequestOrigin.of(request)).stream()
                .map(NeedAnswer::of)
                .toList());
    }

    @GetMapping("/guide")
    @Operation(summary = "新手引导：已完成的步骤和下一步 / which steps are taken, and which is next")
    GuideAnswer guide(@AuthenticationPrincipal ApiCaller caller) {
        BeginnerGuide.Progress progress = guide.of(caller.accountId());
        return new GuideAnswer(progress.steps(), progress.next(), wayAbroad.of(caller.accountId()));
    }

    @GetMapping("/entries")
    @Operation(
            summary = "签名、模板、群发任务的数量：国内和国际/港澳台 / how many there are",
            description =
                    "Signatures, templates and bulk tasks, for messages at home and abroad; what the caller may not list is missing")
    Map<QuickEntry.Kind, QuickEntry.Count> entries(
            @AuthenticationPrincipal ApiCaller caller, @Parameter(hidden = true) HttpServletRequest request) {
        return entries.of(caller, RequestOrigin.of(request));
    }

    @GetMapping("/packages")
    @Operation(summary = "账户状态、余额和套餐包 / state, balance and packages of the account")
    StandingAnswer packages(@AuthenticationPrincipal ApiCaller caller) {
        return StandingAnswer.of(standings.of(caller.accountId()));
    }
}
