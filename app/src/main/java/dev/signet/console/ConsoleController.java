package dev.signet.console;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.GivenValues;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.PageCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What belongs to the frame itself. */
@ConsolePage
class ConsoleController {

    private static final Wording TEXTS = Wording.of("console");

    private final Preferences preferences;
    private final BrowserChoices choices;

    ConsoleController(Preferences preferences, BrowserChoices choices) {
        this.preferences = preferences;
        this.choices = choices;
    }

    /** Every piece that pages are made of, once, for whoever builds the next one. */
    @GetMapping("/console/pieces")
    String pieces() {
        return "console/pieces-page";
    }

    @PostMapping("/console/theme")
    View theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        choices.chooseTheme(PageModel.session(request), theme, request, response);
        return Done.to(OwnAddress.or(from, PageCookies.CONSOLE));
    }

    /** @param columns all that may be left out, with commas between them */
    @PostMapping("/console/preferences/lists")
    View view(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String list,
            @RequestParam(defaultValue = "") String columns,
            @RequestParam(defaultValue = "false") boolean dense,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        ListView view = ListView.of(dense, columns, GivenValues.of(request, "shown"));
        preferences.keep(caller.principal(), Preferences.LIST + list, view.written());
        return Done.to(OwnAddress.or(from, PageCookies.CONSOLE), "console", "view.kept");
    }

    /** In the words of the console; a browser asks for nothing else below it. Who writes a slash at the end means the page. */
    @GetMapping("/console/**")
    View nothingHere(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.endsWith("/")) {
            String query = request.getQueryString();
            return Done.to(path.substring(0, path.length() - 1) + (query == null ? "" : "?" + query));
        }
        throw TEXTS.refusal("PageNotFound", "problem.missing.why", path);
    }
}
