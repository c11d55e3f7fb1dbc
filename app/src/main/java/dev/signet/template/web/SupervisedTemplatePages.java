package dev.signet.template.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.FormLimits;
import dev.signet.figures.Dimension;
import dev.signet.figures.LastWeek;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.template.TemplateState;
import dev.signet.template.TemplateSupervision;
import dev.signet.template.TemplateSupervision.Supervised;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The templates of all accounts under supervision: found, looked at, taken out of use, asked back. */
@StaffPage
class SupervisedTemplatePages {

    private static final String LIST = "/staff/templates";
    private static final String BUNDLE = "template";
    private static final int ROWS = 20;
    private static final int CHANGES = 50;
    private static final long NOBODY = -1;

    private final Templates templates;
    private final TemplateSupervision supervision;
    private final StaffChanges changes;
    private final Accounts accounts;
    private final LastWeek week;

    SupervisedTemplatePages(
            Templates templates,
            TemplateSupervision supervision,
            StaffChanges changes,
            Accounts accounts,
            LastWeek week) {
        this.templates = templates;
        this.supervision = supervision;
        this.changes = changes;
        this.accounts = accounts;
        this.week = week;
    }

    /** @param account its id or its name */
    @GetMapping(LIST)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(required = false) @Nullable TemplateState state,
            @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        TemplateSupervision.Page found =
                supervision.search(new TemplateSupervision.Filter(q, accountId(account), state, kind), at, ROWS);
        model.addAttribute("rows", found.rows());
        model.addAttribute("accounts", accounts(found.rows()));
        model.addAttribute("pager", Pager.of(request, at, ROWS, found.total()));
        model.addAttribute("q", q);
        model.addAttribute("account", account);
        model.addAttribute("state", state);
        model.addAttribute("states", TemplateState.values());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", TemplateKind.values());
        return "template/supervised-list";
    }

    private @Nullable Long accountId(String text) {
        String account = text.strip();
        if (account.isEmpty()) {
            return null;
        }
        return accounts.findByName(account)
                .map(Account::id)
                .orElseGet(() -> WholeNumber.parseId(account).orElse(NOBODY));
    }

    private Map<Long, Account> accounts(List<Supervised> rows) {
        Map<Long, Account> known = new HashMap<>();
        rows.stream()
                .map(Supervised::accountId)
                .distinct()
                .forEach(id -> accounts.find(id).ifPresent(account -> known.put(id, account)));
        return known;
    }

    @GetMapping(LIST + "/{code}")
    String detail(@PathVariable String code, Model model) {
        Supervised template = SupervisedTemplateController.existing(supervision, code);
        model.addAttribute("row", template.row());
        model.addAttribute("name", template.row().claim().name());
        model.addAttribute("accountId", template.accountId());
        model.addAttribute("account", accounts.find(template.accountId()).orElse(null));
        model.addAttribute("records", supervision.records(template));
        model.addAttribute("reasons", supervision.reasons(template));
        model.addAttribute(
                "preview",
                PreviewAnswer.of(
                        templates.preview(template.accountId(), template.row().claim())));
        model.addAttribute("week", week.of(template.accountId(), Dimension.TEMPLATE, code));
        model.addAttribute("longest", FormLimits.REASON);
        model.addAttribute("waiting", waiting(template.accountId(), code));
        return "template/supervised";
    }

    private @Nullable StaffChange waiting(long accountId, String code) {
        return changes
                .list(StaffChange.State.WAITING, TemplateSupervision.REINSTATING, accountId, null, CHANGES)
                .stream()
                .filter(change -> change.wish().subjectId().equals(code))
                .findFirst()
                .orElse(null);
    }

    @PostMapping(LIST + "/{code}/suspend")
    View suspend(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Principal officer) {
        supervision.suspend(code, officer.getName(), reason.strip());
        return Done.to(LIST + "/" + code, BUNDLE, "supervision.suspended", code);
    }

    @PostMapping(LIST + "/{code}/reinstate")
    View reinstate(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Principal officer) {
        changes.ask(officer.getName(), supervision.wish(code, reason), null);
        return Done.to(LIST + "/" + code, BUNDLE, "supervision.asked", code);
    }
}
