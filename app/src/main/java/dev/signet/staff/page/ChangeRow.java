package dev.signet.staff.page;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.staff.PersonChange;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.Wish;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, or has waited, for a second person or for time, and what whoever reads can do about it.
 *
 * @param at the address below which it is decided
 * @param asksFirst whether whoever agrees should ask the person first, whose password or device somebody else may know
 */
record ChangeRow(
        long id,
        String at,
        Bilingual what,
        Bilingual waitsFor,
        List<String> approvers,
        List<Fact> facts,
        String why,
        String askedBy,
        Instant askedAt,
        Instant endsAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String decision,
        boolean approvable,
        boolean refusable,
        boolean withdrawable,
        boolean stoppable,
        boolean asksFirst) {

    static final String OF_PEOPLE = "/staff/changes/people/";
    static final String OF_STAFF = "/staff/changes/";
    private static final Wording TEXTS = Wording.of("staff");

    /** What whoever decides should know. */
    record Fact(Bilingual name, String value) {}

    static ChangeRow of(PersonChange change, String reader, Collection<StaffGroup> groups) {
        Wish wish = change.wish();
        String name = wish.person().lastName() + " " + wish.person().firstName();
        return new ChangeRow(
                change.id(),
                OF_PEOPLE + change.id(),
                TEXTS.text(
                        "kind." + wish.kind(),
                        wish.personId(),
                        name,
                        StaffGroup.listed(wish.before()),
                        StaffGroup.listed(wish.after())),
                TEXTS.text("way." + change.consent().way()),
                change.consent().approvers().stream().sorted().toList(),
                List.of(),
                "",
                change.askedBy(),
                change.askedAt(),
                change.endsAt(),
                change.state().name(),
                change.decidedBy(),
                change.decidedAt(),
                change.reason(),
                change.approvableBy(reader),
                change.refusableBy(reader),
                change.withdrawableBy(reader),
                groups.contains(StaffGroup.COMPLIANCE_OFFICERS) && change.stoppable(),
                change.approvableBy(reader) && wish.kind() != Wish.Kind.REMOVE);
    }

    /**
     * @param reader whoever reads, as they log in
     * @param decides whether they can decide it
     */
    static ChangeRow of(StaffChange change, StaffChanges changes, String reader, boolean decides) {
        return new ChangeRow(
                change.id(),
                OF_STAFF + change.id(),
                changes.told(change),
                TEXTS.text("page.changes.waits"),
                change.approvers().stream().sorted().toList(),
                changes.facts(change).stream()
                        .map(fact -> new Fact(fact.title(), Masks.phonesIn(fact.value())))
                        .toList(),
                change.wish().reason(),
                change.askedBy(),
                change.askedAt(),
                change.endsAt(),
                change.state().name(),
                change.decidedBy(),
                change.decidedAt(),
                change.decision(),
                decides,
                decides,
                change.withdrawableBy(reader),
                false,
                false);
    }

    boolean waitsForReader() {
        return approvable || stoppable;
    }

    public boolean isWaiting() {
        return state.equals(PersonChange.State.WAITING.name());
    }
}
