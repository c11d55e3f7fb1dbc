package dev.signet.staff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.Consent;
import dev.signet.staff.Person;
import dev.signet.staff.PersonChange;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.Wish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** A change of people, and what whoever looks at it can do about it. */
@Schema(name = "PersonChange", description = "人员变更申请 / a change of people that waits or has waited")
record PersonChangeAnswer(
        String id,
        Wish.Kind kind,
        @Schema(description = "涉及的人员 / whom it concerns") String person,
        String firstName,
        String lastName,
        @Nullable String email,
        List<String> groupsBefore,
        List<String> groupsAfter,
        String askedBy,
        Instant askedAt,
        @Schema(description = "等待什么 / what it waits for") Consent.Way waitsFor,
        @Schema(description = "可批准者 / who can agree") List<String> approvers,

        @Schema(description = "到期时间：自动执行或过期 / when it is carried out by itself, or expires")
        Instant until,

        PersonChange.State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason,
        String whatZh,
        String whatEn,
        String waitsForZh,
        String waitsForEn,
        String stateZh,
        String stateEn,

        @Schema(description = "当前用户可批准 / the caller can agree")
        boolean approvable,

        boolean refusable,
        boolean withdrawable,
        boolean stoppable,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "一次性密码，仅在申请时显示一次，执行后生效 / the one-time password: shown when it is asked for, good once it is carried out")
        @Secret
        @Nullable
        String oneTimePassword) {

    private static final Wording TEXTS = Wording.of("staff");

    /** Who looks at it. */
    record Viewer(String id, boolean officer) {

        static Viewer of(Authentication person) {
            return new Viewer(
                    person.getName(),
                    person.getAuthorities().stream()
                            .anyMatch(granted ->
                                    StaffGroup.COMPLIANCE_OFFICERS.id().equals(granted.getAuthority())));
        }
    }

    static PersonChangeAnswer of(PersonChange change, Viewer viewer) {
        return of(change, viewer, null);
    }

    static PersonChangeAnswer of(PersonChange change, Viewer viewer, @Nullable String oneTimePassword) {
        Wish wish = change.wish();
        Person person = wish.person();
        String name = person.lastName() + " " + person.firstName();
        String kind = "kind." + wish.kind();
        String way = "way." + change.consent().way();
        String state = "state." + change.state();
        return new PersonChangeAnswer(
                Long.toString(change.id()),
                wish.kind(),
                person.id(),
                person.firstName(),
                person.lastName(),
                person.email(),
                StaffGroup.ids(wish.before()),
                StaffGroup.ids(wish.after()),
                change.askedBy(),
                change.askedAt(),
                change.consent().way(),
                change.consent().approvers().stream().sorted().toList(),
                change.endsAt(),
                change.state(),
                change.decidedBy(),
                change.decidedAt(),
                change.reason(),
                TEXTS.zh(kind, person.id(), name, StaffGroup.listed(wish.before()), StaffGroup.listed(wish.after())),
                TEXTS.en(kind, person.id(), name, StaffGroup.listed(wish.before()), StaffGroup.listed(wish.after())),
                TEXTS.zh(way),
                TEXTS.en(way),
                TEXTS.zh(state),
                TEXTS.en(state),
                change.approvableBy(viewer.id()),
                change.refusableBy(viewer.id()),
                change.withdrawableBy(viewer.id()),
                viewer.officer() && change.stoppable(),
                oneTimePassword);
    }

    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
