package dev.signet.staff.page;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.staff.PersonChange;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffWish;
import dev.signet.staff.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Something that waits, or has waited, for a second person or for time, and what whoever reads can do about it.
 *
 * @param at the address below which it is decided
 * @param links to what it is about
 * @param asksFirst whether whoever agrees should ask the person first, whose password or device somebody else may know
 */
record ChangeRow(
        long id,
        String at,
        Bilingual what,
        Bilingual waitsFor,
        List<String> approvers,
        List<Fact> facts,
        List<Link> links,
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

    private static final Set<String> MONEY =
            Set.of("TopUpBalance", "CorrectBalance", "GrantPackage", "EndPackage", "GrantVoucher", "EndVoucher");
    private static final Map<String, String> SUBJECTS =
            Map.of("signature", "/staff/signatures/", "template", "/staff/templates/");

    /**
     * What whoever decides should know.
     *
     * @param page where more about it can be seen, by whoever may; null where nowhere
     */
    record Fact(Bilingual name, Bilingual value, @Nullable String page) {}

    /** What it is about, and its page, which its reader may not open all the same. */
    record Link(Bilingual name, String page) {

        private static Link of(String kind, String page) {
            return new Link(TEXTS.text("page.changes.link." + kind), page);
        }
    }

    private static List<Link> links(PersonChange change) {
        return change.wish().kind() == Wish.Kind.CREATE
                ? List.of()
                : List.of(Link.of(
                        "person", "/staff/people/" + segment(change.wish().personId())));
    }

    private static List<Link> links(StaffWish wish) {
        List<Link> links = new ArrayList<>();
        String subject = SUBJECTS.get(wish.subjectType());
        if (subject != null) {
            links.add(Link.of(wish.subjectType(), subject + segment(wish.subjectId())));
        }
        if (wish.accountId() != null) {
            String account = "/staff/accounts/" + wish.accountId();
            links.add(Link.of("account", account));
            if (MONEY.contains(wish.action())) {
                links.add(Link.of("money", account + "/money"));
            }
        }
        return links;
    }

    private static String segment(String id) {
        return UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

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
                links(change),
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
                changes.told(change).map(Masks::phonesIn),
                TEXTS.text("page.changes.waits"),
                change.approvers().stream().sorted().toList(),
                changes.facts(change).stream()
                        .map(fact -> new Fact(fact.title(), fact.shown().map(Masks::phonesIn), fact.page()))
                        .toList(),
                links(change.wish()),
                Masks.phonesIn(change.wish().reason()),
                change.askedBy(),
                change.askedAt(),
                change.endsAt(),
                change.state().name(),
                change.decidedBy(),
                change.decidedAt(),
                Masks.phonesIn(change.decision()),
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
