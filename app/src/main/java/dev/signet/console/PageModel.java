package dev.signet.console;

import dev.signet.access.AccessCheck;
import dev.signet.access.LoginSession;
import dev.signet.access.RequestOrigin;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticeReader;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePlace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every template finds: the frame, what its reader may do, how things are written. */
@ControllerAdvice(annotations = ConsolePage.class)
class PageModel implements PageFrame {

    private static final Wording TEXTS = Wording.of("console");
    private static final String SEARCH = "/console/lookup";
    private static final String NOTICES = "dysms:ListNotices";

    private final Accounts accounts;
    private final Navigation navigation;
    private final AccessCheck check;
    private final NoticeCentre notices;
    private final Preferences preferences;
    private final BrowserChoices choices;
    private final Clock clock;

    PageModel(
            Accounts accounts,
            Navigation navigation,
            AccessCheck check,
            NoticeCentre notices,
            Preferences preferences,
            BrowserChoices choices,
            Clock clock) {
        this.accounts = accounts;
        this.navigation = navigation;
        this.check = check;
        this.notices = notices;
        this.preferences = preferences;
        this.choices = choices;
        this.clock = clock;
    }

    @Override
    public Class<ConsolePage> pages() {
        return ConsolePage.class;
    }

    @Override
    public String root() {
        return PageCookies.CONSOLE;
    }

    @Override
    public boolean hasReader(HttpServletRequest request) {
        return request.getAttribute(LoginSession.ATTRIBUTE) instanceof LoginSession;
    }

    @Override
    public Bilingual nowhere(String path) {
        return TEXTS.text("problem.missing.why", path);
    }

    @Override
    @ModelAttribute
    public void fill(Model model, HttpServletRequest request, HttpServletResponse response) {
        Principal principal = session(request).principal();
        Account account = accounts.find(principal.accountId()).orElseThrow();
        AccessCheck.Origin origin = RequestOrigin.of(request);
        Locale locale = PageLanguage.of(request);
        choices.keepLanguage(session(request), request, response);
        model.addAttribute(
                "may", new May(check, principal, origin, path -> navigation.isOpen(path, principal, origin)));
        model.addAttribute("f", new Formats(locale, account.zone(), clock));
        model.addAttribute("frame", "console/shell");
        model.addAttribute("root", root());
        model.addAttribute("en", PageLanguage.isEnglish(locale));
        model.addAttribute("lists", new LazyContextVariable<ListViews>() {
            @Override
            protected ListViews loadValue() {
                return new ListViews(preferences.of(principal));
            }
        });
        // A part of a page has no frame, and need not pay for it.
        model.addAttribute("shell", new LazyContextVariable<Shell>() {
            @Override
            protected Shell loadValue() {
                return shell(principal, account, origin, locale, request, response);
            }
        });
    }

    private Shell shell(
            Principal principal,
            Account account,
            AccessCheck.Origin origin,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean told = check.allows(principal, NOTICES, "*", origin);
        return new Shell(
                PageLanguage.isEnglish(locale) ? "en" : "zh-CN",
                choices.theme(request),
                request.getRequestURI(),
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString()),
                PagePlace.of(request),
                account,
                principal.isOwner() ? account.name() : principal.name() + "@" + account.name(),
                principal.isOwner(),
                told ? notices.unread(reader(principal)) : null,
                navigation.isOpen(SEARCH, principal, origin),
                Done.told(request, response).orElse(null),
                navigation.of(principal, account.kind(), origin));
    }

    private static NoticeReader reader(Principal principal) {
        return NoticeReader.of(new ApiCaller(principal.accountId(), "", principal));
    }

    static LoginSession session(HttpServletRequest request) {
        return (LoginSession) Objects.requireNonNull(request.getAttribute(LoginSession.ATTRIBUTE));
    }
}
