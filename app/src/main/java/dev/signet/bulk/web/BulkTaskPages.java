package dev.signet.bulk.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.StalledTasks;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.web.ListDesk;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.Hours;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.GivenValues;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.PagePlace;
import dev.signet.tag.Tag;
import dev.signet.tag.Tagging;
import dev.signet.tag.Tags;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page 发送任务详情 (S6.3-16): forecast, confirmation, progress, and what its owner does with a task. */
@ConsolePage
@RequestMapping("/console/bulk-tasks")
class BulkTaskPages {

    private static final String PATH = "/console/bulk-tasks/";
    /** To htmx: look no more. */
    private static final int ENOUGH = 286;

    private final BulkTasks tasks;
    private final ListDesk lists;
    private final Templates templates;
    private final TaskChoices choices;
    private final StalledTasks stalled;
    private final Hours hours;
    private final Tags tags;
    private final Tagging tagging;
    private final Clock clock;

    BulkTaskPages(
            BulkTasks tasks,
            ListDesk lists,
            Templates templates,
            TaskChoices choices,
            StalledTasks stalled,
            Hours hours,
            Tags tags,
            Tagging tagging,
            Clock clock) {
        this.tasks = tasks;
        this.lists = lists;
        this.templates = templates;
        this.choices = choices;
        this.stalled = stalled;
        this.hours = hours;
        this.tags = tags;
        this.tagging = tagging;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    String show(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable long id, HttpServletRequest request, Model model) {
        BulkTaskView task = tasks.find(caller.accountId(), id);
        PagePlace.below(request, BulkTaskListPage.of(task.kind()));
        model.addAttribute("row", row(task));
        model.addAttribute("detail", BulkTaskDetail.of(task, tasks.history(caller.accountId(), id)));
        RecipientList list =
                lists.find(caller, task.listId(), RequestOrigin.of(request)).orElse(null);
        model.addAttribute("list", list);
        model.addAttribute("lack", stalled.lack(task).orElse(null));
        model.addAttribute(
                "template",
                templates.findEver(caller.accountId(), task.templateCode()).orElse(null));
        TaskChoices.Text text = choices.text(caller.accountId(), task.templateCode());
        model.addAttribute(
                "look",
                text == null
                        ? null
                        : choices.look(
                                text.template(),
                                task.signName(),
                                list == null ? Map.of() : lists.firstValues(caller, list, RequestOrigin.of(request))));
        model.addAttribute("opening", hours.of(task.kind()).opening(clock.instant()));
        model.addAttribute("cancelMinutes", hours.cancelBefore().toMinutes());
        return "bulk/task";
    }

    /**
     * What changes from second to second.
     *
     * @param state as the page shows it; the whole page is drawn anew where it is another by now
     * @param pause likewise; null for none
     */
    @GetMapping("/{id}/live")
    String live(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @RequestParam BulkTaskState state,
            @RequestParam(required = false) BulkTaskState.@Nullable Pause pause,
            HttpServletResponse response,
            Model model) {
        TaskRow row = row(tasks.find(caller.accountId(), id));
        if (row.task().state() != state || row.task().pause() != pause) {
            response.setHeader("HX-Refresh", "true");
        } else if (state.isEnd() && !row.isAwaitingReceipts()) {
            response.setStatus(ENOUGH);
        }
        model.addAttribute("row", row);
        return "bulk/task :: live";
    }

    private TaskRow row(BulkTaskView task) {
        return TaskRow.of(task, tags.of(task.accountId(), TaskRow.TYPE, Long.toString(task.id())));
    }

    @PostMapping("/{id}/forecast")
    View forecast(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        tasks.forecastAgain(caller, id);
        return Done.to(PATH + id);
    }

    @PostMapping("/{id}/confirm")
    View confirm(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return done(tasks::confirm, "page.confirmed", caller, id);
    }

    @PostMapping("/{id}/cancel")
    View cancel(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return done(tasks::cancel, "page.cancelled", caller, id);
    }

    @PostMapping("/{id}/pause")
    View pause(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return done(tasks::pause, "page.paused", caller, id);
    }

    @PostMapping("/{id}/resume")
    View resume(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return done(tasks::resume, "page.resumed", caller, id);
    }

    @PostMapping("/{id}/stop")
    View stop(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return done(tasks::stop, "page.stopped", caller, id);
    }

    private static View done(BiFunction<ApiCaller, Long, BulkTaskView> act, String told, ApiCaller caller, long id) {
        return Done.to(PATH + id, "bulk", told, act.apply(caller, id).name());
    }

    /** Of one task or of several; without a single one nothing is changed. */
    @PostMapping("/tags")
    View tag(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        List<String> id = GivenValues.of(request, "id");
        tagging.set(caller, TaskRow.TYPE, id, List.of(new Tag(key, value)));
        return Done.to(back(from, id), "bulk", "page.tagged", id.size());
    }

    @PostMapping("/tags/remove")
    View untag(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        List<String> id = GivenValues.of(request, "id");
        tagging.remove(caller, TaskRow.TYPE, id, List.of(key));
        return Done.to(back(from, id), "bulk", "page.untagged", id.size());
    }

    /** Never to another's site, whatever the form says. */
    private static String back(String from, List<String> ids) {
        return OwnAddress.or(from, PATH + (ids.size() == 1 ? ids.get(0) : ""));
    }
}
