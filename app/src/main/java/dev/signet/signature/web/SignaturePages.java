package dev.signet.signature.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.web.OperationView;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.Pager;
import dev.signet.rules.fact.Scenario;
import dev.signet.signature.SignatureFilter;
import dev.signet.signature.SignaturePage;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.tag.Tagging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** 签名管理: the list with what is done from its rows, and a signature with its history (S4.4-8 to S4.4-10). */
@ConsolePage
class SignaturePages {

    static final String LIST = "/console/signatures";
    private static final String ABROAD = "/console/international/signatures";
    static final String BUNDLE = "signature";

    private static final Wording TEXTS = Wording.of(BUNDLE);
    private static final int ROWS = 20;
    private static final int TAG_CHOICES = 200;
    private static final List<SignatureState> STATES = List.of(
            SignatureState.APPROVED,
            SignatureState.UNDER_REVIEW,
            SignatureState.REJECTED,
            SignatureState.WITHDRAWN,
            SignatureState.SUSPENDED);

    private final SignatureRegistration registration;
    private final Signatures signatures;
    private final Tagging tagging;
    private final ProspectAnswers answers;

    SignaturePages(
            SignatureRegistration registration, Signatures signatures, Tagging tagging, ProspectAnswers answers) {
        this.registration = registration;
        this.signatures = signatures;
        this.tagging = tagging;
        this.answers = answers;
    }

    @GetMapping({LIST, ABROAD})
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") SignatureQuery query,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            HttpServletRequest request,
            Model model) {
        boolean abroad = request.getRequestURI().startsWith(ABROAD);
        SignatureFilter filter = abroad ? query.filter(request, Scenario.GENERAL) : query.filter(request);
        model.addAttribute("international", abroad);
        SignaturePage found = signatures.list(caller.accountId(), filter, page, ROWS);
        model.addAttribute("rows", found.rows());
        model.addAttribute("tagsOf", signatures.tags(caller.accountId(), found.rows()));
        model.addAttribute("pager", Pager.of(request, page, ROWS, found.total()));
        model.addAttribute("tags", filter.tags());
        model.addAttribute("keys", tagging.choices(caller.accountId(), "sign", null, TAG_CHOICES));
        model.addAttribute("scenarios", Scenario.values());
        model.addAttribute("states", STATES);
        model.addAttribute("filtered", query.narrows(request));
        address(request, query.oldestFirst(), abroad, model);
        return "signature/list";
    }

    private static void address(HttpServletRequest request, @Nullable Boolean oldest, boolean abroad, Model model) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = request.getRequestURI();
        model.addAttribute("here", here);
        model.addAttribute("address", here + query);
        UriComponentsBuilder file = UriComponentsBuilder.fromUriString("/v1/signature-list" + query);
        model.addAttribute(
                "export",
                (abroad ? file.replaceQueryParam("scenario", Scenario.GENERAL) : file)
                        .build()
                        .toUriString());
        model.addAttribute(
                "turned",
                UriComponentsBuilder.fromUriString(here + query)
                        .replaceQueryParam("page")
                        .replaceQueryParam("oldestFirst", !Boolean.TRUE.equals(oldest))
                        .build()
                        .toUriString());
    }

    @GetMapping(LIST + "/of/{name}")
    String detail(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            HttpServletRequest request,
            Model model) {
        List<SignatureRow> rows = existing(signatures, caller, name);
        SignatureRow newest = rows.get(0);
        boolean waiting = newest.state() == SignatureState.UNDER_REVIEW;
        model.addAttribute("title", newest.name());
        model.addAttribute("name", newest.name());
        model.addAttribute("rows", rows);
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "offered",
                rows.stream()
                        .flatMap(row -> row.actions().stream())
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
        model.addAttribute("records", records(caller.accountId(), newest.name()));
        model.addAttribute(
                "tags", signatures.tags(caller.accountId(), List.of(newest)).getOrDefault(newest.name(), Map.of()));
        model.addAttribute("here", request.getRequestURI());
        model.addAttribute("sample", sample(newest.name(), newest.claim().scenario()));
        if (waiting) {
            model.addAttribute(
                    "expected",
                    PageLanguage.of(
                            answers.expected(caller.accountId(), "signature", newest.signatureId()),
                            PageLanguage.of(request)));
        }
        return "signature/detail";
    }

    private List<OperationView> records(long account, String name) {
        Map<Long, Bilingual> reasons = signatures.reasons(account, name);
        return signatures.records(account, name).stream()
                .map(record -> OperationView.of(record, reasons.get(record.orderId())))
                .toList();
    }

    @PostMapping(LIST + "/of/{name}/withdraw")
    View withdraw(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        registration.withdraw(caller, name);
        return Done.to(LIST, BUNDLE, "page.withdrawn", name);
    }

    @PostMapping(LIST + "/of/{name}/delete")
    View delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        registration.delete(caller, name);
        return Done.to(LIST, BUNDLE, "page.deleted", name);
    }

    static List<SignatureRow> existing(Signatures signatures, ApiCaller caller, String name) {
        return Optional.of(signatures.find(caller.accountId(), name))
                .filter(rows -> !rows.isEmpty() && !rows.get(0).platformTest())
                .orElseThrow(() -> TEXTS.refusal("SignatureNotFound", "unknown", name));
    }

    /** How a message with this name looks. */
    static String sample(String name, Scenario scenario) {
        return "【" + name + "】" + TEXTS.zh("preview." + scenario);
    }
}
