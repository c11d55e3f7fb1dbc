package dev.signet.home.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.RequestOrigin;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.ApiCaller;
import dev.signet.account.InternationalService;
import dev.signet.billing.price.Prices;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.MessageLists;
import dev.signet.home.AbroadGuide;
import dev.signet.home.BeginnerGuide;
import dev.signet.home.Needs;
import dev.signet.home.QuickEntries;
import dev.signet.home.SendVolumes;
import dev.signet.home.Standings;
import dev.signet.notice.Announcements;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticeReader;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.sending.account.AccountSettingsDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.thymeleaf.context.LazyContextVariable;

/**
 * The first page of the console (概览). Whoever logs in sees it; of its parts those that they may see, and what is not
 * drawn is not asked for either.
 */
@ConsolePage
class HomePage {

    private static final String HOME = "/console";
    private static final String BUNDLE = "home";
    private static final int ANNOUNCEMENTS = 5;
    private static final int NOTICES = 5;

    private final AccountAdministration accounts;
    private final InternationalService international;
    private final AccountSettingsDesk settings;
    private final Standings standings;
    private final Needs needs;
    private final BeginnerGuide guide;
    private final AbroadGuide wayAbroad;
    private final QuickEntries entries;
    private final Prices prices;
    private final Announcements announcements;
    private final NoticeCentre notices;
    private final SendVolumes volumes;
    private final MessageLists lists;
    private final Clock clock;

    HomePage(
            AccountAdministration accounts,
            InternationalService international,
            AccountSettingsDesk settings,
            Standings standings,
            Needs needs,
            BeginnerGuide guide,
            AbroadGuide wayAbroad,
            QuickEntries entries,
            Prices prices,
            Announcements announcements,
            NoticeCentre notices,
            SendVolumes volumes,
            MessageLists lists,
            Clock clock) {
        this.accounts = accounts;
        this.international = international;
        this.settings = settings;
        this.standings = standings;
        this.needs = needs;
        this.guide = guide;
        this.wayAbroad = wayAbroad;
        this.entries = entries;
        this.prices = prices;
        this.announcements = announcements;
        this.notices = notices;
        this.volumes = volumes;
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping(HOME)
    String home(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model,
            HttpServletRequest request) {
        Account account = accounts.require(caller.accountId());
        long id = account.id();
        AccessCheck.Origin origin = RequestOrigin.of(request);
        model.addAttribute("account", account);
        model.addAttribute("places", new GuidePages());
        lazily(model, "standing", () -> standings.of(id));
        lazily(model, "needs", () -> needs.of(caller, origin));
        lazily(model, "guide", () -> guide.of(id));
        lazily(model, "wayAbroad", () -> wayAbroad.of(id));
        lazily(model, "entries", () -> entries.of(caller, origin));
        lazily(model, "abroad", prices::abroad);
        lazily(model, "announcements", () -> announcements.current(ANNOUNCEMENTS));
        lazily(
                model,
                "notices",
                () -> notices.list(NoticeReader.of(caller), false, 1, NOTICES).rows());
        DayRange shown = wanted(account, range, from, to);
        listed(model, account, shown);
        SingletonSupplier<SendVolumes.Overview> sent =
                SingletonSupplier.of(() -> volumes.overview(id, shown, account.zone()));
        lazily(model, "summary", () -> sent.obtain().summary());
        lazily(model, "chart", () -> sent.obtain().chart());
        return "home/home";
    }

    /** The chart of another range, without the page around it. */
    @GetMapping(HOME + "/volume/{range}")
    String volume(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String range,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model,
            HttpServletResponse response) {
        Account account = accounts.require(caller.accountId());
        DayRange shown = wanted(account, range, from, to);
        model.addAttribute("account", account);
        listed(model, account, shown);
        lazily(model, "chart", () -> volumes.chart(account.id(), shown, account.zone()));
        response.setHeader("HX-Push-Url", HOME + "?" + shown.query());
        return "home/home :: volume";
    }

    private DayRange wanted(Account account, @Nullable String range, @Nullable LocalDate from, @Nullable LocalDate to) {
        return DayRange.of(range, from, to, LocalDate.ofInstant(clock.instant(), account.zone()));
    }

    /** Where the messages of today's figures are listed, and those of the range's, if it is a day. */
    private void listed(Model model, Account account, DayRange shown) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        lazily(model, "todays", () -> lists.of(account.id()).on(today, null));
        model.addAttribute("oneDay", shown.isHourly());
    }

    private static <T> void lazily(Model model, String name, Supplier<T> value) {
        model.addAttribute(name, new LazyContextVariable<T>() {
            @Override
            protected T loadValue() {
                return value.get();
            }
        });
    }

    @PostMapping(HOME + "/international")
    View international(@AuthenticationPrincipal ApiCaller caller, @RequestParam boolean open) {
        international.set(caller.who(), caller.accountId(), open);
        return Done.to(HOME, BUNDLE, open ? "international.opened" : "international.closed");
    }

    /** @param warning units; empty for no warning */
    @PostMapping(HOME + "/package-warning")
    View packageWarning(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam(required = false) @Nullable Long warning) {
        settings.change(caller.who(), caller.accountId(), kept -> kept.withPackageWarning(warning));
        return warning == null
                ? Done.to(HOME, BUNDLE, "packages.unwarned")
                : Done.to(HOME, BUNDLE, "packages.warned", warning);
    }
}
