package dev.signet.console.staff;

import dev.signet.platform.page.Done;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.StaffFigures;
import dev.signet.platform.page.StaffNeeds;
import dev.signet.platform.page.StaffPage;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What belongs to the frame itself. */
@StaffPage
class StaffController {

    private static final String THEME = "SIGNET-THEME";
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final List<StaffNeeds> needs;
    private final List<StaffFigures> figures;
    private final StaffActions actions;

    StaffController(List<StaffNeeds> needs, List<StaffFigures> figures, StaffActions actions) {
        this.needs = List.copyOf(needs);
        this.figures = List.copyOf(figures);
        this.actions = actions;
    }

    @GetMapping(PageCookies.STAFF)
    String home(Authentication who, Model model) {
        Set<StaffGroup> groups = StaffGroup.among(who.getAuthorities());
        model.addAttribute(
                "figures",
                figures.stream()
                        .flatMap(source -> source.of(path -> actions.opens(path, groups)).stream())
                        .toList());
        model.addAttribute(
                "needs",
                needs.stream()
                        .flatMap(source -> source.of(who.getName(), path -> actions.opens(path, groups)).stream())
                        .toList());
        return "staff/home";
    }

    /** {@code light} or {@code dark}; empty: as the browser says. */
    static String theme(HttpServletRequest request) {
        String chosen = Objects.requireNonNullElse(PageCookies.value(request, THEME), "");
        return THEMES.contains(chosen) ? chosen : "";
    }

    @PostMapping("/staff/theme")
    View theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = PageCookies.STAFF) String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        String known = THEMES.contains(theme) ? theme : "";
        PageCookies.set(request, response, THEME, known, PageCookies.STAFF, PageCookies.LONG);
        return Done.to(OwnAddress.or(from, PageCookies.STAFF));
    }
}
