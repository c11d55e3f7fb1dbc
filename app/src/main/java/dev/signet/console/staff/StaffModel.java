package dev.signet.console.staff;

import dev.signet.console.Formats;
import dev.signet.console.PageFrame;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePlace;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every template of staff's pages finds: the frame, what its reader may do, how things are written. */
@ControllerAdvice(annotations = StaffPage.class)
class StaffModel implements PageFrame {

    private static final Wording TEXTS = Wording.of("staff");

    private final StaffActions actions;
    private final StaffNavigation navigation;
    private final PersonChanges people;
    private final StaffChanges changes;
    private final Clock clock;

    StaffModel(
            StaffActions actions, StaffNavigation navigation, PersonChanges people, StaffChanges changes, Clock clock) {
        this.actions = actions;
        this.navigation = navigation;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Class<StaffPage> pages() {
        return StaffPage.class;
    }

    @Override
    public String root() {
        return PageCookies.STAFF;
    }

    @Override
    public boolean hasReader(HttpServletRequest request) {
        return reader() != null;
    }

    private static @Nullable Authentication reader() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof StaffMember ? who : null;
    }

    /** Whether there is one for others is not told. */
    @Override
    public Bilingual nowhere(String path) {
        return TEXTS.text("page.closed");
    }

    @Override
    @ModelAttribute
    public void fill(Model model, HttpServletRequest request, HttpServletResponse response) {
        Authentication who = Objects.requireNonNull(reader());
        Set<StaffGroup> groups = StaffGroup.among(who.getAuthorities());
        Locale locale = PageLanguage.of(request);
        PageLanguage.keep(request, response);
        model.addAttribute("may", new StaffMay(actions, groups));
        model.addAttribute("f", new Formats(locale, ChinaTime.ZONE, clock));
        model.addAttribute("en", PageLanguage.isEnglish(locale));
        model.addAttribute("frame", "staff/shell");
        model.addAttribute("root", root());
        // A part of a page has no frame, and need not pay for it.
        model.addAttribute("shell", new LazyContextVariable<StaffShell>() {
            @Override
            protected StaffShell loadValue() {
                return shell(who.getName(), groups, locale, request, response);
            }
        });
    }

    private StaffShell shell(
            String who,
            Set<StaffGroup> groups,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean english = PageLanguage.isEnglish(locale);
        return new StaffShell(
                english ? "en" : "zh-CN",
                StaffController.theme(request),
                PagePlace.asked(request),
                PagePlace.asked(request) + (request.getQueryString() == null ? "" : "?" + request.getQueryString()),
                PagePlace.of(request),
                who,
                words(groups, locale),
                groups.contains(StaffGroup.ADMINISTRATORS) || groups.contains(StaffGroup.AUDITORS),
                people.waitingFor(who, groups) + changes.waitingFor(who),
                Done.told(request, response).orElse(null),
                navigation.of(groups));
    }

    private static String words(Set<StaffGroup> groups, Locale locale) {
        return groups.stream()
                .map(StaffGroup::words)
                .map((Bilingual name) -> PageLanguage.of(name, locale))
                .collect(Collectors.joining(PageLanguage.isEnglish(locale) ? ", " : "、"));
    }
}
