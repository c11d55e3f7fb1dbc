package dev.signet.bulk.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.NewBulkTask;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.web.ListDesk;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.SendHours;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.PagePlace;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.Signatures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The way to a task (S6.3-5): what, to whom and when; what it comes to is on the page of the task itself. Until there is one
 * all that was chosen stands in the address.
 */
@ConsolePage
class NewBulkTaskPages {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final int SOME = 50;

    private final BulkTasks tasks;
    private final TaskChoices choices;
    private final ListDesk lists;
    private final RecipientLists recipients;
    private final Hours hours;
    private final Accounts accounts;
    private final Signatures signatures;
    private final Clock clock;

    NewBulkTaskPages(
            BulkTasks tasks,
            TaskChoices choices,
            ListDesk lists,
            RecipientLists recipients,
            Hours hours,
            Accounts accounts,
            Signatures signatures,
            Clock clock) {
        this.tasks = tasks;
        this.choices = choices;
        this.lists = lists;
        this.recipients = recipients;
        this.hours = hours;
        this.accounts = accounts;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** The first step: signature and template. A part of the page answers what goes with what was chosen last. */
    @GetMapping(Draft.CONTENT)
    String content(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = Draft.of(request);
        boolean abroad = kind == TemplateKind.INTERNATIONAL || isAbroad(caller, draft.template());
        TaskChoices.Choices found = choices.of(
                caller,
                RequestOrigin.of(request),
                new TaskChoices.Wanted(draft.sign(), draft.template(), abroad, kind, q.strip()));
        PagePlace.below(request, abroad ? BulkTaskListPage.ABROAD : BulkTaskListPage.LIST);
        model.addAttribute("abroad", abroad);
        model.addAttribute("draft", draft);
        model.addAttribute("q", q);
        model.addAttribute("choices", found);
        model.addAttribute("longestName", hours.longestName());
        model.addAttribute("look", choices.look(found));
        if (PagePart.isAsked(request)) {
            response.setHeader("HX-Replace-Url", draft.content() + (kind == null ? "" : "&kind=" + kind));
            return "bulk/content :: choice";
        }
        boolean none = found.signs().isEmpty();
        model.addAttribute(
                "denied", none && !signatures.sendable(caller.accountId()).isEmpty());
        model.addAttribute("applied", none && hasApplied(caller.accountId()));
        return "bulk/content";
    }

    private boolean isAbroad(ApiCaller caller, String template) {
        TaskChoices.Text text = choices.text(caller.accountId(), template);
        return text != null && text.isAbroad();
    }

    /** For a signature of its own; the platform's are there for everybody. */
    private boolean hasApplied(long accountId) {
        return signatures.list(accountId, null, null, 1, SOME).rows().stream().anyMatch(row -> !row.platformTest());
    }

    /** Goes on to the recipients, if what was chosen can be sent at all. */
    @PostMapping(Draft.CONTENT)
    View goOn(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request) {
        Draft draft = Draft.of(request);
        tasks.check(caller, draft.name(), draft.sign(), draft.template());
        return Done.to(draft.recipients());
    }

    /** The second step: recipients and time. */
    @GetMapping(Draft.RECIPIENTS)
    Object recipients(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, Model model) {
        Draft draft = Draft.of(request);
        TaskChoices.Text text = choices.text(caller.accountId(), draft.template());
        if (text == null || draft.sign().isEmpty()) {
            return Done.to(draft.content());
        }
        PagePlace.below(request, BulkTaskListPage.of(text.template().kind()));
        boolean byHand = draft.isByHand() && text.template().variables().isEmpty();
        model.addAttribute("draft", byHand ? draft : draft.by("").with(draft.list()));
        model.addAttribute("text", text);
        model.addAttribute("byHand", byHand);
        model.addAttribute("mostByHand", hours.mostByHand());
        model.addAttribute("mostNumbers", recipients.mostNumbers());
        model.addAttribute("largestFile", recipients.largestFile());
        SendHours its = hours.of(text.template().kind());
        model.addAttribute("hours", its);
        model.addAttribute("opening", its.opening(clock.instant()));
        Map<String, String> first = Map.of();
        if (draft.list() != null) {
            RecipientList list = lists.seen(caller, draft.list(), RequestOrigin.of(request));
            model.addAttribute("list", list);
            first = list.state() == RecipientListState.READY
                    ? lists.firstValues(caller, list, RequestOrigin.of(request))
                    : first;
        }
        model.addAttribute("look", choices.look(text.template(), draft.sign(), first));
        model.addAttribute("ofFirst", !first.isEmpty());
        return "bulk/recipients";
    }

    /** Makes the task; its forecast begins. Sent twice it is still one; with another choice it takes the place of the first. */
    @PostMapping("/console/bulk-tasks")
    View create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "now") String when,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable LocalTime time,
            HttpServletRequest request) {
        Draft draft = Draft.of(request);
        BulkTaskView made = tasks.choose(
                caller,
                RequestOrigin.of(request),
                new NewBulkTask(
                        draft.name(),
                        draft.sign(),
                        draft.template(),
                        draft.list(),
                        List.of(),
                        when.equals("later") ? at(caller, date, time) : null,
                        null));
        return Done.to("/console/bulk-tasks/" + made.id());
    }

    /** In the zone of the account. */
    private Instant at(ApiCaller caller, @Nullable LocalDate date, @Nullable LocalTime time) {
        if (date == null || time == null) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "refused.no-time");
        }
        ZoneId zone = accounts.find(caller.accountId()).orElseThrow().zone();
        return LocalDateTime.of(date, time).atZone(zone).toInstant();
    }
}
