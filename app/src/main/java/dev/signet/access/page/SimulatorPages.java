package dev.signet.access.page;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessInquiries;
import dev.signet.access.ActionList;
import dev.signet.access.ListedAction;
import dev.signet.access.RequestOrigin;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What would be said to a request and why, and why something was denied. Both stand in the address, to be passed on. */
@ConsolePage
class SimulatorPages {

    private final AccessInquiries inquiries;
    private final Accounts accounts;
    private final List<String> actions;

    SimulatorPages(AccessInquiries inquiries, Accounts accounts, ActionList actions) {
        this.inquiries = inquiries;
        this.accounts = accounts;
        this.actions = actions.all().values().stream()
                .flatMap(List::stream)
                .map(ListedAction::action)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What is asked; empty where it is as in this request.
     *
     * @param at in the account's zone
     * @param tls {@code true}, {@code false} or empty
     * @param mfa {@code true}, {@code false} or empty: whoever signs with a key has none
     */
    record Asked(
            String principal,
            String action,
            String resource,
            String sourceIp,
            @Nullable LocalDateTime at,
            String tls,
            String mfa) {

        boolean isComplete() {
            return !principal.isEmpty() && !action.isEmpty() && !resource.isEmpty();
        }

        @Nullable
        Boolean mfaPresent() {
            return mfa.isEmpty() ? null : Boolean.valueOf(mfa);
        }
    }

    @GetMapping(Paths.SIMULATOR)
    String simulate(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String principal,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "*") String resource,
            @RequestParam(defaultValue = "") String sourceIp,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime at,
            @RequestParam(defaultValue = "") String tls,
            @RequestParam(defaultValue = "") String mfa,
            Model model,
            HttpServletRequest request) {
        Asked asked = new Asked(principal.strip(), action.strip(), resource.strip(), sourceIp.strip(), at, tls, mfa);
        model.addAttribute("asked", asked);
        model.addAttribute("listed", actions);
        model.addAttribute(
                "verdict",
                asked.isComplete()
                        ? inquiries.simulate(
                                caller.accountId(),
                                asked.principal(),
                                asked.action(),
                                asked.resource(),
                                origin(asked, request),
                                at(caller, asked))
                        : null);
        return Once.isWhole(request) || !asked.isComplete()
                ? "access/simulator"
                : "access/parts :: verdict(verdict=${verdict})";
    }

    private static AccessCheck.Origin origin(Asked asked, HttpServletRequest request) {
        AccessCheck.Origin own = RequestOrigin.of(request);
        return new AccessCheck.Origin(
                asked.sourceIp().isEmpty() ? own.source() : AccessInquiries.address(asked.sourceIp()),
                asked.tls().isEmpty() ? own.secureTransport() : Boolean.parseBoolean(asked.tls()),
                asked.mfaPresent());
    }

    private @Nullable Instant at(ApiCaller caller, Asked asked) {
        return asked.at() == null
                ? null
                : asked.at()
                        .atZone(accounts.find(caller.accountId()).orElseThrow().zone())
                        .toInstant();
    }

    /** @param message the {@code EncodedDiagnosticMessage} of a refusal */
    @GetMapping(Paths.SIMULATOR + "/denials")
    String denial(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String message,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("message", message.strip());
        model.addAttribute(
                "explained", message.isBlank() ? null : inquiries.explain(caller.accountId(), message.strip()));
        return Once.isWhole(request) ? "access/denials" : "access/denials :: explained";
    }
}
