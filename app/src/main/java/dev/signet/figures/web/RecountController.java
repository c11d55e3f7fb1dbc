package dev.signet.figures.web;

import dev.signet.figures.Dimension;
import dev.signet.figures.Recount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the nightly recount found, for programs. */
@RestController
@Tag(name = "figures")
class RecountController {

    private final Recount recount;

    RecountController(Recount recount) {
        this.recount = recount;
    }

    @Schema(name = "RecountFinding")
    record FindingAnswer(
            LocalDate day,
            String accountId,

            @Schema(description = "0 至 23；空为全天 / 0 to 23; none: the whole day") @Nullable
            Integer hour,

            Dimension dimension,
            String value,
            String detail,

            @Schema(description = "哪一个数 / which figure, by its column", example = "delivered_parts")
            String figure,

            @Schema(description = "统计量中的值 / as the figures have it")
            long stored,

            @Schema(description = "由短信重新计得 / as the messages come to")
            long counted,

            @Schema(description = "首次发现 / found first") Instant since) {

        static FindingAnswer of(Recount.Finding finding) {
            return new FindingAnswer(
                    finding.day(),
                    Long.toString(finding.accountId()),
                    finding.hour(),
                    finding.dimension(),
                    finding.value(),
                    finding.detail(),
                    finding.figure(),
                    finding.stored(),
                    finding.counted(),
                    finding.since());
        }
    }

    @Schema(name = "CountedDay", description = "最近复核的一天 / a day as it was last counted again")
    record DayAnswer(
            LocalDate day,

            @Schema(description = "不一致的账号数 / accounts whose figures were other")
            int accounts,

            Instant at) {}

    @Schema(name = "RecountAnswer")
    record Answer(List<DayAnswer> days, List<FindingAnswer> findings) {}

    @GetMapping("/v1/admin/figures/findings")
    @Operation(summary = "每夜复核的发现，最多 500 条 / what the nightly recount found, 500 at most")
    Answer show() {
        return new Answer(
                recount.days(RecountPages.DAYS).stream()
                        .map(day -> new DayAnswer(day.day(), day.accounts(), day.at()))
                        .toList(),
                recount.findings(RecountPages.MOST).stream()
                        .map(FindingAnswer::of)
                        .toList());
    }
}
