package dev.signet.staff.page;

import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.PlainText;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.page.ChangeList.Of;
import dev.signet.staff.page.ChangeList.Reader;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a second person, to be agreed to, refused, withdrawn or stopped. */
@Hidden
@StaffPage
class ChangePages {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String BUNDLE = "staff";
    private static final String LIST = "/staff/changes";
    private static final String PERSON = ChangeRow.OF_PEOPLE + "{id}";
    private static final String STAFF = ChangeRow.OF_STAFF + "{id}";
    private static final int ROWS = 50;
    private static final int REASON_LENGTH = 500;

    private final ChangeList changes;
    private final PersonChanges people;
    private final StaffChanges staff;

    ChangePages(ChangeList changes, PersonChanges people, StaffChanges staff) {
        this.changes = changes;
        this.people = people;
        this.staff = staff;
    }

    @GetMapping(LIST)
    String list(
            Authentication who,
            @RequestParam(required = false) @Nullable Of show,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        Reader reader = reader(who);
        Of which = show == null ? first(reader) : show;
        List<ChangeRow> rows = changes.list(reader, which, which == Of.ALL ? before : after, ROWS);
        model.addAttribute("rows", rows);
        model.addAttribute("which", which);
        model.addAttribute("choices", Of.values());
        model.addAttribute(
                "next", rows.size() < ROWS ? null : rows.get(ROWS - 1).id());
        return "staff/changes";
    }

    /** Who has nothing to agree to comes for what waits for others. */
    private Of first(Reader reader) {
        return changes.list(reader, Of.ME, null, 1).isEmpty() ? Of.WAITING : Of.ME;
    }

    static Reader reader(Authentication who) {
        return new Reader(who.getName(), StaffGroup.among(who.getAuthorities()));
    }

    @PostMapping(PERSON + "/approve")
    Done approve(Authentication who, @PathVariable long id) {
        people.approve(who.getName(), id);
        return Done.to(LIST, BUNDLE, "page.changes.approved");
    }

    @PostMapping(PERSON + "/refuse")
    Done refuse(Authentication who, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        people.refuse(who.getName(), id, given(reason));
        return Done.to(LIST, BUNDLE, "page.changes.refused");
    }

    @PostMapping(PERSON + "/stop")
    Done stop(Authentication who, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        people.stop(who.getName(), id, given(reason));
        return Done.to(LIST, BUNDLE, "page.changes.stopped");
    }

    @PostMapping(PERSON + "/withdraw")
    Done withdraw(Authentication who, @PathVariable long id) {
        people.withdraw(who.getName(), id);
        return Done.to(LIST + "?show=MINE", BUNDLE, "page.changes.withdrawn");
    }

    @PostMapping(STAFF + "/approve")
    Done approveStaff(Authentication who, @PathVariable long id) {
        StaffChange ended = staff.approve(who.getName(), id);
        return Done.to(
                LIST,
                BUNDLE,
                ended.state() == StaffChange.State.CARRIED_OUT ? "page.changes.approved" : "page.changes.over");
    }

    @PostMapping(STAFF + "/refuse")
    Done refuseStaff(Authentication who, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        staff.refuse(who.getName(), id, given(reason));
        return Done.to(LIST, BUNDLE, "page.changes.refused");
    }

    @PostMapping(STAFF + "/withdraw")
    Done withdrawStaff(Authentication who, @PathVariable long id) {
        staff.withdraw(who.getName(), id);
        return Done.to(LIST + "?show=MINE", BUNDLE, "page.changes.withdrawn");
    }

    private static String given(String reason) {
        if (PlainText.isBlank(reason) || reason.codePointCount(0, reason.length()) > REASON_LENGTH) {
            throw TEXTS.refusal("InvalidParameter.Reason", "task-reason", REASON_LENGTH);
        }
        return reason;
    }
}
