package dev.signet.lookup.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.lookup.Found;
import dev.signet.lookup.Lookup;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;

/** The search at the top of every page: goes to what has the id, or asks which of several. */
@ConsolePage
class LookupPages {

    private static final String HERE = "/console/lookup";
    private static final int SHOWN = 64;

    private final Lookup lookup;
    private final ActiveRulebook rulebook;
    private final SealedNumbers numbers;

    LookupPages(Lookup lookup, ActiveRulebook rulebook, SealedNumbers numbers) {
        this.lookup = lookup;
        this.rulebook = rulebook;
        this.numbers = numbers;
    }

    /**
     * Where something that was found is told of.
     *
     * @param address without a whole number
     */
    record Link(Found.Kind kind, String id, @Nullable String name, String address) {}

    /** What was typed, as an address without a whole number. */
    @PostMapping(HERE)
    View search(@AuthenticationPrincipal ApiCaller caller, @RequestParam(defaultValue = "") String q) {
        String text = numbers.sealedIfNumber(caller.accountId(), PlainText.cut(Unseen.strip(q), SHOWN));
        return Done.to(HERE + "?q=" + UriUtils.encode(text, StandardCharsets.UTF_8));
    }

    @GetMapping(HERE)
    Object find(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            Model model) {
        String text = PlainText.cut(Unseen.strip(numbers.opened(caller.accountId(), q)), SHOWN);
        List<Link> found = text.isEmpty()
                ? List.of()
                : lookup.find(caller.principal(), RequestOrigin.of(request), text).stream()
                        .map(one -> link(caller, one))
                        .toList();
        if (found.size() == 1) {
            return Done.to(found.get(0).address());
        }
        Policies bounds = rulebook.current().policies();
        model.addAttribute("days", bounds.number("records.lookup.days"));
        model.addAttribute("rows", bounds.number("records.lookup.rows"));
        model.addAttribute("q", text);
        model.addAttribute("found", found);
        return "lookup/found";
    }

    private Link link(ApiCaller caller, Found found) {
        return new Link(found.kind(), found.id(), found.name(), numbers.inAddress(caller.accountId(), found.page()));
    }
}
