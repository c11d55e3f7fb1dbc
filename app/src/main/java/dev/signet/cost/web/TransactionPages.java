package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.movement.MovementKind;
import dev.signet.cost.Transactions;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.page.ConsolePage;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** 费用中心, 收支明细: what became of the balance, line by line. */
@ConsolePage
class TransactionPages {

    private static final int SIZE = 50;

    private final Transactions transactions;
    private final Accounts accounts;
    private final Clock clock;

    TransactionPages(Transactions transactions, Accounts accounts, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/console/transactions")
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") TransactionQuery query,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        DayRange range = query.shown(LocalDate.ofInstant(clock.instant(), account.zone()));
        Transactions.Page page = transactions.of(account, range, query.kind(), after, SIZE);
        model.addAttribute("range", range);
        model.addAttribute("kind", query.kind());
        model.addAttribute("kinds", MovementKind.values());
        model.addAttribute("period", page.period());
        model.addAttribute("lines", page.transactions());
        model.addAttribute("newest", after == null || after.isEmpty());
        return "cost/transactions";
    }
}
