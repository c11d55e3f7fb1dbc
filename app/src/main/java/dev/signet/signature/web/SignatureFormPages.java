package dev.signet.signature.web;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.TakesFiles;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.policy.NormText;
import dev.signet.rules.policy.NormTexts;
import dev.signet.rules.policy.Policies;
import dev.signet.signature.SignatureCheck;
import dev.signet.signature.SignatureOrder;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** 添加签名, 修改: the form for each source, checked while it is filled in (S4.2-5, S4.3-3, S4.4-6, S4.4-7). */
@ConsolePage
class SignatureFormPages {

    private static final String LIST = SignaturePages.LIST;
    private static final String OF = LIST + "/of/{name}";
    private static final Wording TEXTS = Wording.of(SignaturePages.BUNDLE);

    /** What an applicant can say of a file. */
    private static final List<EvidenceKind> KINDS = Arrays.stream(EvidenceKind.values())
            .filter(kind -> kind != EvidenceKind.UNCLASSIFIED)
            .toList();

    private final SignatureRegistration registration;
    private final Signatures signatures;
    private final SignatureCheck check;
    private final ProspectAnswers answers;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;

    SignatureFormPages(
            SignatureRegistration registration,
            Signatures signatures,
            SignatureCheck check,
            ProspectAnswers answers,
            Accounts accounts,
            ActiveRulebook rulebook) {
        this.registration = registration;
        this.signatures = signatures;
        this.check = check;
        this.answers = answers;
        this.accounts = accounts;
        this.rulebook = rulebook;
    }

    @GetMapping(LIST + "/new")
    String first(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, Model model) {
        form(caller, SignatureFormFields.empty(), List.of(Scenario.values()), model);
        model.addAttribute("title", title("page.add", request));
        model.addAttribute("existing", false);
        model.addAttribute("kept", List.of());
        model.addAttribute("submit", LIST);
        model.addAttribute("live", LIST + "/check");
        return "signature/form";
    }

    /** Of an approved verification signature only its conversion is asked for (S4.4-6). */
    @GetMapping(OF + "/edit")
    String again(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            HttpServletRequest request,
            Model model) {
        SignatureRow row = SignaturePages.existing(signatures, caller, name).get(0);
        boolean conversion = row.state() == SignatureState.APPROVED;
        SignatureFormFields fields = SignatureFormFields.of(
                row, conversion ? Scenario.GENERAL : row.claim().scenario());
        form(caller, fields, conversion ? List.of(Scenario.GENERAL) : List.of(Scenario.values()), model);
        model.addAttribute("title", title(conversion ? "page.convert" : "page.edit", request));
        model.addAttribute("existing", true);
        model.addAttribute("kept", row.evidence());
        if (row.state() == SignatureState.REJECTED) {
            Bilingual reason = new Bilingual(row.reason(), row.reasonEn());
            model.addAttribute("reason", PageLanguage.of(reason, PageLanguage.of(request)));
        }
        String address = Addresses.of(row.name());
        model.addAttribute("submit", address);
        model.addAttribute("live", address + "/check");
        return "signature/form";
    }

    private static String title(String key, HttpServletRequest request) {
        return PageLanguage.of(TEXTS.text(key), PageLanguage.of(request));
    }

    private void form(ApiCaller caller, SignatureFormFields fields, List<Scenario> scenarios, Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        Policies policies = rulebook.current().policies();
        model.addAttribute("form", fields);
        model.addAttribute("scenarios", scenarios);
        model.addAttribute("sources", sources(account.kind(), policies));
        model.addAttribute("kinds", KINDS);
        model.addAttribute("verifiedName", account.verifiedName());
        model.addAttribute("limits", policies.parameters());
        model.addAttribute("fields", fields());
        model.addAttribute("reason", "");
    }

    /** As SG-11 has it now. */
    private static List<SignatureSource> sources(AccountKind kind, Policies policies) {
        String column = kind.name().toLowerCase(Locale.ROOT);
        boolean later = policies.flag("signature.sources.later-policy");
        return policies.table("signature-sources").rows().stream()
                .filter(row -> row.get(column).equals("yes"))
                .filter(row -> !later || row.get("later_policy").equals("yes"))
                .map(row -> SignatureSource.valueOf(row.get("source").toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** To which field the page's script puts a finding of a refused application. */
    private String fields() {
        return NormTexts.of(rulebook.current().files(), rulebook.current().policies()).area("signature").stream()
                .map(NormText::id)
                .map(id -> id + "=" + SignatureFields.of(id, SignatureSource.WEBSITE))
                .collect(Collectors.joining(" "));
    }

    @PostMapping(LIST + "/check")
    String checkFirst(
            @AuthenticationPrincipal ApiCaller caller,
            @ModelAttribute("form") SignatureFormFields fields,
            @RequestParam(required = false) @Nullable List<EvidenceKind> announced,
            Model model) {
        SignatureBody body = fields.body();
        String name = String.valueOf(body.name());
        return live(caller, name, body, check.first(caller, body.form(name, files(announced))), model);
    }

    @PostMapping(OF + "/check")
    String checkAgain(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @ModelAttribute("form") SignatureFormFields fields,
            @RequestParam(required = false) @Nullable List<EvidenceKind> announced,
            Model model) {
        SignatureBody body = fields.body();
        List<EvidenceUpload> files = announced == null ? null : files(announced);
        return live(caller, name, body, check.again(caller, body.form(name, files)), model);
    }

    private String live(ApiCaller caller, String name, SignatureBody body, Prospect prospect, Model model) {
        model.addAttribute(
                "check",
                answers.of(
                        caller.accountId(), prospect, finding -> SignatureFields.of(finding.normId(), body.source())));
        model.addAttribute("begun", !name.isBlank());
        model.addAttribute("sample", SignaturePages.sample(name.isBlank() ? "…" : name, body.scenario()));
        return "signature/form :: live";
    }

    private static List<EvidenceUpload> files(@Nullable List<EvidenceKind> announced) {
        return announced == null
                ? List.of()
                : announced.stream().map(EvidenceUpload::announced).toList();
    }

    @DoneOnce
    @TakesFiles
    @PostMapping(LIST)
    View apply(
            @AuthenticationPrincipal ApiCaller caller,
            @ModelAttribute("form") SignatureFormFields fields,
            HttpServletRequest request)
            throws IOException {
        SignatureBody body = fields.body();
        return done(
                caller,
                registration.apply(caller, body.form(String.valueOf(body.name()), EvidenceBody.chosen(request))));
    }

    @TakesFiles
    @PostMapping(OF)
    View modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @ModelAttribute("form") SignatureFormFields fields,
            HttpServletRequest request)
            throws IOException {
        List<EvidenceUpload> files = EvidenceBody.chosen(request);
        return done(caller, registration.modify(caller, fields.body().form(name, files.isEmpty() ? null : files)));
    }

    private View done(ApiCaller caller, SignatureOrder order) {
        if (order.state() == SignatureState.APPROVED) {
            return Done.to(LIST, SignaturePages.BUNDLE, "page.approved", order.name());
        }
        String by = answers.expectedAt(caller.accountId(), "signature", order.signatureId());
        return by == null
                ? Done.to(LIST, SignaturePages.BUNDLE, "page.submitted", order.name())
                : Done.to(LIST, SignaturePages.BUNDLE, "page.submitted.by", order.name(), by);
    }
}
