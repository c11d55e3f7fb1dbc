package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.AccountBalance;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Vouchers;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PackageOffer;
import dev.signet.cost.OwnPackage;
import dev.signet.cost.PackageDesk;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.text.Amounts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 套餐包余量详情 and buying packages (S7.1-10 to S7.1-12); vouchers beside them. */
@ConsolePage
class PackagePages {

    private static final String HERE = "/console/packages";

    private final PackageDesk desk;
    private final Vouchers vouchers;
    private final AccountBalance balances;
    private final Accounts accounts;
    private final Clock clock;

    PackagePages(PackageDesk desk, Vouchers vouchers, AccountBalance balances, Accounts accounts, Clock clock) {
        this.desk = desk;
        this.vouchers = vouchers;
        this.balances = balances;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(HERE)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable Coverage kind,
            @RequestParam(required = false) OwnPackage.@Nullable State state,
            Model model) {
        boolean abroad = abroad(caller);
        List<OwnPackage> all = desk.of(caller.accountId());
        List<PackageOffer> offers = desk.offers(abroad);
        model.addAttribute("left", desk.left(all, abroad));
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute(
                "packages",
                all.stream().filter(each -> PackageDesk.fits(each, kind, state)).toList());
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("kinds", PackageDesk.coverages(abroad));
        model.addAttribute("states", OwnPackage.State.values());
        model.addAttribute("lowest", desk.lowest(offers));
        model.addAttribute("vouchers", vouchers.of(caller.accountId()));
        model.addAttribute("now", clock.instant());
        return "cost/packages";
    }

    @GetMapping(HERE + "/new")
    String offers(@AuthenticationPrincipal ApiCaller caller, Model model) {
        List<PackageOffer> offers = desk.offers(abroad(caller));
        model.addAttribute("offers", offers);
        model.addAttribute("lowest", desk.lowest(offers));
        model.addAttribute("balance", balances.of(caller.accountId()));
        model.addAttribute("reference", UUID.randomUUID().toString());
        return "cost/buy";
    }

    @DoneOnce
    @PostMapping(HERE)
    View buy(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "") String reference) {
        OwnPackage bought =
                desk.buy(caller.accountId(), abroad(caller), caller.who(), offer, GivenYuan.of(price), reference);
        return Done.to(HERE, "cost", "buy.done", Amounts.count(bought.units()));
    }

    private boolean abroad(ApiCaller caller) {
        return accounts.find(caller.accountId())
                .map(Account::mayOpenInternational)
                .orElse(false);
    }
}
