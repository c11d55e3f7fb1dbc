package dev.signet.figures.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.figures.Recount;
import dev.signet.platform.page.StaffPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 统计复核: what the nightly recount found otherwise, and which days it counted. */
@StaffPage
class RecountPages {

    static final int MOST = 500;
    static final int DAYS = 10;

    private final Recount recount;
    private final Accounts accounts;

    RecountPages(Recount recount, Accounts accounts) {
        this.recount = recount;
        this.accounts = accounts;
    }

    /** @param account null where there is none any more */
    record Row(Recount.Finding finding, @Nullable Account account) {

        /** The figure as the texts name it: all buckets of the time until delivery are one. */
        public String figure() {
            return finding.figure().startsWith("latency_") ? "latency" : finding.figure();
        }
    }

    @GetMapping("/staff/figures")
    String show(Model model) {
        List<Row> rows = recount.findings(MOST).stream()
                .map(finding ->
                        new Row(finding, accounts.find(finding.accountId()).orElse(null)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("full", rows.size() == MOST);
        model.addAttribute("days", recount.days(DAYS));
        return "figures/recount";
    }
}
