package dev.signet.staff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffWish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, and what whoever looks at it can do about it. */
@Schema(name = "StaffChange", description = "须由另一人同意的管理操作 / what waits, or has waited, for a second person's consent")
public record StaffChangeAnswer(
        String id,

        @Schema(description = "操作名，见 app/docs/staff.tsv / the action's name")
        String action,

        String subjectType,
        String subjectId,
        @Nullable String accountId,
        List<Value> values,
        @Schema(description = "申请原因 / why it is asked for") String reason,
        String askedBy,
        Instant askedAt,
        @Schema(description = "可批准者 / who can agree") List<String> approvers,
        @Schema(description = "过期时间 / when it expires") Instant until,
        StaffChange.State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,

        @Schema(description = "拒绝或终止的原因 / why it was refused or ended")
        String decision,

        String whatZh,
        String whatEn,
        String stateZh,
        String stateEn,

        @Schema(description = "当前用户可同意或拒绝 / the caller can agree or refuse")
        boolean decidable,

        boolean withdrawable,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "一次性密码或密钥，仅在申请时显示一次，执行后生效 / a one-time password or key: shown when it is asked for, good once it is carried out")
        @Secret
        @Nullable
        String secret) {

    private static final Wording TEXTS = Wording.of("staff");

    /** One of its facts. */
    @Schema(name = "StaffChangeValue")
    public record Value(String name, String nameZh, String nameEn, String value) {

        static Value of(StaffChanges.Fact fact) {
            return new Value(fact.name(), fact.title().zh(), fact.title().en(), fact.value());
        }
    }

    /** @param viewer who looks at it */
    public static StaffChangeAnswer of(StaffChanges changes, StaffChange change, String viewer) {
        return of(changes, change, viewer, null);
    }

    /** @param secret for whoever has just asked for it */
    public static StaffChangeAnswer of(
            StaffChanges changes, StaffChange change, String viewer, @Nullable String secret) {
        StaffWish wish = change.wish();
        Bilingual told = changes.told(change);
        Bilingual state = TEXTS.text("state." + change.state());
        return new StaffChangeAnswer(
                Long.toString(change.id()),
                wish.action(),
                wish.subjectType(),
                wish.subjectId(),
                wish.accountId() == null ? null : Long.toString(wish.accountId()),
                changes.facts(change).stream().map(Value::of).toList(),
                wish.reason(),
                change.askedBy(),
                change.askedAt(),
                change.approvers().stream().sorted().toList(),
                change.endsAt(),
                change.state(),
                change.decidedBy(),
                change.decidedAt(),
                change.decision(),
                told.zh(),
                told.en(),
                state.zh(),
                state.en(),
                changes.isDecider(viewer, change),
                change.withdrawableBy(viewer),
                secret);
    }

    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
