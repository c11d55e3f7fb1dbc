package dev.signet.console.reference;

import dev.signet.account.ApiCaller;
import dev.signet.api.gateway.ConsoleCalls;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePart;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The portal (S6.2-3): calls an action for whoever is logged in. What the action asks of its caller is asked of them, by the
 * gateway; the form itself asks nothing. What changes something is shown before it is done.
 */
@Hidden
@ConsolePage
class PortalPages {

    private static final Wording TEXTS = Wording.of("reference");

    private final ConsoleCalls calls;
    private final ActionPage page;
    private final SecondLooks looks;

    PortalPages(ConsoleCalls calls, ActionPage page, SecondLooks looks) {
        this.calls = calls;
        this.page = page;
        this.looks = looks;
    }

    /** @param seal of what was shown; empty at the first time */
    @PostMapping("/console/api/rpc/{version}/{action}")
    String call(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String version,
            @PathVariable String action,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String seal,
            HttpServletRequest request,
            Model model) {
        ReferenceAction called = page.find(version, action, request);
        if (!called.callable()) {
            throw TEXTS.refusal("OperationDenied.KeysOnly", "portal.keys-only");
        }
        Map<String, String> parameters = new FilledForm(request).parameters(called);
        ConsoleCalls.Call call = ConsoleCalls.Call.of(
                request, version, action, parameters, PageLanguage.isEnglish(PageLanguage.of(request)));
        SecondLook look = new SecondLook(nonce, at, seal);
        boolean seen = confirmed && looks.gave(look, caller.who(), called.path(), parameters);
        if (calls.writes(version, action) && !seen) {
            show(model, called, call, looks.give(caller.who(), called.path(), parameters));
        } else {
            model.addAttribute("told", Outcome.of(called, calls.call(call, nonce, at)));
        }
        page.fill(model, request, called);
        return !PagePart.isAsked(request) ? ActionPage.TEMPLATE : ActionPage.TEMPLATE + " :: outcome";
    }

    /** What would be refused at the door is told at once: there is nothing to look at twice. */
    private void show(Model model, ReferenceAction called, ConsoleCalls.Call call, SecondLook look) {
        Optional<ConsoleCalls.Told> refused = calls.refusal(call);
        if (refused.isPresent()) {
            model.addAttribute("told", Outcome.of(called, refused.get()));
        } else {
            model.addAttribute("look", look);
        }
    }
}
