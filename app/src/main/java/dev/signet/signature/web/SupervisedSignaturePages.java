package dev.signet.signature.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.FormLimits;
import dev.signet.figures.Dimension;
import dev.signet.figures.LastWeek;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.WholeNumber;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.SignatureSupervision;
import dev.signet.signature.SupervisedSignatures;
import dev.signet.signature.SupervisedSignatures.Supervised;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
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

/** The signatures of all accounts under supervision: found, looked at, taken out of use, asked back. */
@StaffPage
class SupervisedSignaturePages {

    private static final String LIST = "/staff/signatures";
    private static final String BUNDLE = "signature";
    private static final int ROWS = 20;
    private static final int CHANGES = 50;
    private static final long NOBODY = -1;

    private final SupervisedSignatures signatures;
    private final SignatureSupervision supervision;
    private final StaffChanges changes;
    private final Accounts accounts;
    private final LastWeek week;

    SupervisedSignaturePages(
            SupervisedSignatures signatures,
            SignatureSupervision supervision,
            StaffChanges changes,
            Accounts accounts,
            LastWeek week) {
        this.signatures = signatures;
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
            @RequestParam(required = false) @Nullable SignatureState state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        SupervisedSignatures.Page found =
                signatures.search(new SupervisedSignatures.Filter(q, accountId(account), state), at, ROWS);
        model.addAttribute("rows", found.rows());
        model.addAttribute("accounts", accounts(found.rows()));
        model.addAttribute("pager", Pager.of(request, at, ROWS, found.total()));
        model.addAttribute("q", q);
        model.addAttribute("account", account);
        model.addAttribute("state", state);
        model.addAttribute("states", SignatureState.values());
        return "signature/supervised-list";
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

    @GetMapping(LIST + "/{id}")
    String detail(@PathVariable long id, Model model) {
        List<Supervised> rows = SupervisedSignatureController.existing(signatures, id);
        long accountId = rows.get(0).accountId();
        SignatureRow newest = rows.get(0).row();
        model.addAttribute("id", id);
        model.addAttribute("name", newest.name());
        model.addAttribute("rows", rows.stream().map(Supervised::row).toList());
        model.addAttribute(
                "states", rows.stream().map(row -> row.row().state().name()).toList());
        model.addAttribute("accountId", accountId);
        model.addAttribute("account", accounts.find(accountId).orElse(null));
        model.addAttribute("records", signatures.records(id));
        model.addAttribute("reasons", signatures.reasons(id));
        model.addAttribute("week", week.of(accountId, Dimension.SIGNATURE, newest.name()));
        model.addAttribute("longest", FormLimits.REASON);
        model.addAttribute("waiting", waiting(accountId, id));
        model.addAttribute(
                "sample", SignaturePages.sample(newest.name(), newest.claim().scenario()));
        return "signature/supervised";
    }

    private @Nullable StaffChange waiting(long accountId, long id) {
        return changes
                .list(StaffChange.State.WAITING, SignatureSupervision.REINSTATING, accountId, null, CHANGES)
                .stream()
                .filter(change -> change.wish().subjectId().equals(Long.toString(id)))
                .findFirst()
                .orElse(null);
    }

    @PostMapping(LIST + "/{id}/suspend")
    View suspend(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Principal officer) {
        supervision.suspend(id, officer.getName(), reason.strip());
        return Done.to(LIST + "/" + id, BUNDLE, "supervision.suspended", name(id));
    }

    @PostMapping(LIST + "/{id}/reinstate")
    View reinstate(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Principal officer) {
        changes.ask(officer.getName(), supervision.wish(id, reason), null);
        return Done.to(LIST + "/" + id, BUNDLE, "supervision.asked", name(id));
    }

    private String name(long id) {
        return SupervisedSignatureController.existing(signatures, id)
                .get(0)
                .row()
                .name();
    }
}
