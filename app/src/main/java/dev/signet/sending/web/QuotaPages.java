package dev.signet.sending.web;

import dev.signet.platform.page.Done;
import dev.signet.platform.page.StaffPage;
import dev.signet.sending.quota.QuotaDesk;
import dev.signet.staff.StaffChanges;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the platform lets an account send in a day and a month. */
@StaffPage
class QuotaPages {

    private static final String PAGE = "/staff/accounts/{accountId}/quota";

    private final QuotaDesk desk;
    private final StaffChanges changes;

    QuotaPages(QuotaDesk desk, StaffChanges changes) {
        this.desk = desk;
        this.changes = changes;
    }

    @GetMapping(PAGE)
    String show(@PathVariable long accountId, Model model) {
        model.addAttribute("standing", desk.of(accountId));
        model.addAttribute(
                "waiting", desk.waiting(accountId).stream().map(changes::told).toList());
        return "sending/staff-quota";
    }

    @PostMapping(PAGE)
    View set(
            @PathVariable long accountId,
            @RequestParam(required = false) @Nullable Long daily,
            @RequestParam(required = false) @Nullable Long monthly,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        desk.ask(who.getName(), accountId, daily, monthly, reason);
        return Done.to(PAGE.replace("{accountId}", Long.toString(accountId)), "sending", "staff-quota.asked");
    }
}
