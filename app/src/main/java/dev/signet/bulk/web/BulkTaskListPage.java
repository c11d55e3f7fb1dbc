package dev.signet.bulk.web;

import dev.signet.account.ApiCaller;
import dev.signet.bulk.BulkTaskPage;
import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.task.BulkTaskFilter;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Pager;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.Signatures;
import dev.signet.tag.Tagging;
import dev.signet.tag.Tags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page 群发助手: an account's tasks (S6.3-16), those at home and those abroad each by themselves. */
@ConsolePage
class BulkTaskListPage {

    static final String LIST = "/console/bulk-tasks";
    static final String ABROAD = "/console/international/bulk-tasks";

    private static final Set<TemplateKind> DOMESTIC =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(TemplateKind.INTERNATIONAL)));
    private static final int SIZE = 20;
    private static final int KEYS = 200;

    private final BulkTasks tasks;
    private final Signatures signatures;
    private final Tags tags;
    private final Tagging tagging;

    BulkTaskListPage(BulkTasks tasks, Signatures signatures, Tags tags, Tagging tagging) {
        this.tasks = tasks;
        this.signatures = signatures;
        this.tags = tags;
        this.tagging = tagging;
    }

    @GetMapping(LIST)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable BulkTaskState state,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
            HttpServletRequest request,
            Model model) {
        boolean one = kind != null && DOMESTIC.contains(kind);
        BulkTaskFilter filter = new BulkTaskFilter(
                state, wanted(name), one ? Set.of(kind) : DOMESTIC, BulkTaskController.tags(request));
        fill(caller, filter, page, request, model);
        model.addAttribute("kind", one ? kind : null);
        model.addAttribute("filtered", narrows(filter) || one);
        model.addAttribute("international", false);
        return "bulk/list";
    }

    @GetMapping(ABROAD)
    String abroad(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable BulkTaskState state,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
            HttpServletRequest request,
            Model model) {
        BulkTaskFilter filter = new BulkTaskFilter(
                state, wanted(name), Set.of(TemplateKind.INTERNATIONAL), BulkTaskController.tags(request));
        fill(caller, filter, page, request, model);
        model.addAttribute("filtered", narrows(filter));
        model.addAttribute("international", true);
        return "bulk/list";
    }

    /** Where a task of this kind is listed. */
    static String of(TemplateKind kind) {
        return kind == TemplateKind.INTERNATIONAL ? ABROAD : LIST;
    }

    /** Beyond the kind. */
    private static boolean narrows(BulkTaskFilter filter) {
        return filter.state() != null || filter.name() != null || !filter.tags().isEmpty();
    }

    private static @Nullable String wanted(String name) {
        return name.isBlank() ? null : name.strip();
    }

    private void fill(ApiCaller caller, BulkTaskFilter wanted, int page, HttpServletRequest request, Model model) {
        BulkTaskPage found = tasks.list(caller.accountId(), wanted, page, SIZE);
        model.addAttribute("rows", found.tasks().stream().map(this::row).toList());
        model.addAttribute("pager", Pager.of(request, page, SIZE, found.total()));
        model.addAttribute("wanted", wanted);
        model.addAttribute("keys", tagging.choices(caller.accountId(), TaskRow.TYPE, null, KEYS));
        model.addAttribute("states", BulkTaskState.values());
        model.addAttribute(
                "kinds",
                Stream.of(TemplateKind.values()).filter(DOMESTIC::contains).toList());
        model.addAttribute(
                "signed",
                found.total() > 0 || !signatures.sendable(caller.accountId()).isEmpty());
    }

    /** One row as it is now. */
    @GetMapping("/console/bulk-tasks/{id}/row")
    String row(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id, Model model) {
        model.addAttribute("row", row(tasks.find(caller.accountId(), id)));
        return "bulk/list :: row";
    }

    private TaskRow row(BulkTaskView task) {
        return TaskRow.of(task, tags.of(task.accountId(), TaskRow.TYPE, Long.toString(task.id())));
    }
}
