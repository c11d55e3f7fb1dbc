package dev.signet.staff.page;

import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.GivenValues;
import dev.signet.platform.page.InPlace;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.text.Unseen;
import dev.signet.staff.Person;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.PersonChanges.Outcome;
import dev.signet.staff.StaffGroup;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The platform's people and their groups. */
@Hidden
@StaffPage
class PeoplePages {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String BUNDLE = "staff";
    private static final String LIST = "/staff/people";
    private static final String PERSON = LIST + "/{id}";

    private final Roster roster;
    private final PersonChanges changes;

    PeoplePages(Roster roster, PersonChanges changes) {
        this.roster = roster;
        this.changes = changes;
    }

    @GetMapping(LIST)
    String list(Authentication who, Model model) {
        model.addAttribute("people", roster.all(ChangePages.reader(who)));
        model.addAttribute("toCome", roster.toCome(ChangePages.reader(who)));
        return "staff/people";
    }

    @GetMapping(LIST + "/~new")
    String beginNew(Model model) {
        model.addAttribute("groups", StaffGroup.values());
        return "staff/person-new";
    }

    @GetMapping(PERSON)
    String show(Authentication who, @PathVariable String id, Model model) {
        model.addAttribute("one", roster.one(ChangePages.reader(who), id));
        model.addAttribute("groups", StaffGroup.values());
        return "staff/person";
    }

    @PostMapping(LIST)
    Object create(
            Authentication who,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String lastName,
            @RequestParam(defaultValue = "") String firstName,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Person person = new Person(
                id,
                Unseen.strip(firstName),
                Unseen.strip(lastName),
                email.isBlank() ? null : Unseen.strip(email),
                groups(request));
        return told(changes.create(who.getName(), person), LIST, request, response, model);
    }

    @PostMapping(PERSON + "/groups")
    Object setGroups(
            Authentication who,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return told(changes.setGroups(who.getName(), id, groups(request)), LIST + "/" + id, request, response, model);
    }

    @PostMapping(PERSON + "/one-time-password")
    Object resetPassword(
            Authentication who,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return told(changes.resetPassword(who.getName(), id), LIST + "/" + id, request, response, model);
    }

    @PostMapping(PERSON + "/second-factor/remove")
    Object resetSecondFactor(
            Authentication who,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return told(changes.resetSecondFactor(who.getName(), id), LIST + "/" + id, request, response, model);
    }

    @PostMapping(PERSON + "/remove")
    Object remove(
            Authentication who,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return told(changes.remove(who.getName(), id), LIST, request, response, model);
    }

    /** A one-time password stands in this answer only. */
    private static Object told(
            Outcome outcome, String there, HttpServletRequest request, HttpServletResponse response, Model model) {
        String password = outcome.oneTimePassword();
        if (password == null) {
            return outcome.waiting() == null
                    ? Done.to(
                            there, BUNDLE, "page.people.done", outcome.person().id())
                    : Done.to(
                            there, BUNDLE, "page.people.waits", outcome.person().id());
        }
        model.addAttribute("person", outcome.person().id());
        model.addAttribute("waits", outcome.waiting() != null);
        model.addAttribute("password", password);
        return InPlace.of(request, response, "staff/person-password");
    }

    private static Set<StaffGroup> groups(HttpServletRequest request) {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        GivenValues.of(request, "group")
                .forEach(id -> groups.add(StaffGroup.of(id)
                        .orElseThrow(() -> TEXTS.refusal(
                                "InvalidParameter",
                                "rule.group",
                                Quoted.of(id),
                                String.join(", ", StaffGroup.ids(EnumSet.allOf(StaffGroup.class)))))));
        return groups;
    }
}
