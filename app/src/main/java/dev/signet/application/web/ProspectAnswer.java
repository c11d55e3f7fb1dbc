package dev.signet.application.web;

import dev.signet.application.Prospect;
import dev.signet.rules.verdict.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of an application that were submitted now. */
@Schema(name = "ApplicationCheck", description = "提交前的检查结果 / what would become of the application")
public record ProspectAnswer(
        @Schema(
                description =
                        "REFUSED 会被拒绝，APPROVED 立即通过，REVIEW 人工审核 / refused, approved at once, or decided by a person")
        Prospect.Outcome outcome,

        List<FindingAnswer> findings,

        @Schema(description = "提交时会得到的拒绝 / what applying would be answered; none unless refused") @Nullable
        RefusalAnswer refusal,

        @Schema(description = "须两名审核员同意 / two people must agree")
        boolean secondOpinion,

        @Schema(description = "预计完成审核的时间 / a person is promised to have decided by then") @Nullable
        Instant expectedBy,

        @Schema(description = "接下来会怎样 / what happens next, in one sentence")
        String nextZh,

        String nextEn) {

    /** What stands in the way; where nothing a norm says does, all that norms say. A refused form tells the same. */
    public List<FindingAnswer> shown() {
        List<FindingAnswer> refusing = refusing();
        return refusing.isEmpty() ? findings : refusing;
    }

    /** What is refused for another reason than a norm: a name that is taken, a note that is missing. */
    public boolean refusedBesides() {
        return refusal != null && refusing().isEmpty();
    }

    private List<FindingAnswer> refusing() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
    }

    /**
     * What a norm says.
     *
     * @param field of the form that it speaks of
     * @param part of what is written there; empty when it is the whole
     */
    @Schema(name = "ApplicationFinding")
    public record FindingAnswer(
            String normId, Severity severity, String field, String part, String messageZh, String messageEn) {}

    /** A refusal under its documented code. */
    @Schema(name = "ApplicationRefusal")
    public record RefusalAnswer(String code, String messageZh, String messageEn) {}
}
