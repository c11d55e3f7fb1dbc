package dev.signet.template.web;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePlace;
import dev.signet.platform.page.TakesFiles;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.TemplateLibrary;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.NormText;
import dev.signet.rules.policy.NormTexts;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.TemplateCheck;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 添加模板, 修改: the form of each kind, checked and shown on a phone while it is filled in (S5.2-4, S5.3-4). */
@ConsolePage
class TemplateFormPages {

    private static final String LIST = TemplatePages.LIST;
    private static final String ABROAD = TemplatePages.ABROAD;
    private static final String OF = LIST + "/{code}";
    private static final Wording TEXTS = Wording.of(TemplatePages.BUNDLE);

    private final TemplateRegistration registration;
    private final Templates templates;
    private final Signatures signatures;
    private final TemplateCheck check;
    private final ProspectAnswers answers;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;

    TemplateFormPages(
            TemplateRegistration registration,
            Templates templates,
            Signatures signatures,
            TemplateCheck check,
            ProspectAnswers answers,
            Accounts accounts,
            ActiveRulebook rulebook) {
        this.registration = registration;
        this.templates = templates;
        this.signatures = signatures;
        this.check = check;
        this.answers = answers;
        this.accounts = accounts;
        this.rulebook = rulebook;
    }

    /** A kind with what each message costs (S5.2-8). */
    record Offer(TemplateKind kind, BigDecimal unitPrice) {}

    @GetMapping({LIST + "/new", ABROAD + "/new"})
    String first(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable String library,
            HttpServletRequest request,
            Model model) {
        boolean abroad = request.getRequestURI().startsWith(ABROAD);
        TemplateLibrary.Entry entry = ready(library);
        TemplateFormFields fields = entry != null
                ? TemplateFormFields.of(entry, TEXTS.zh("page.library-remark", entry.titleZh()))
                : TemplateFormFields.empty(abroad ? TemplateKind.INTERNATIONAL : TemplateKind.NOTIFICATION);
        form(caller, fields, entry == null ? Map.of() : entry.attributes(), model);
        model.addAttribute("title", title("page.add", request));
        model.addAttribute("existing", false);
        model.addAttribute("submit", LIST);
        model.addAttribute("live", LIST + "/check");
        return "template/form";
    }

    private static String title(String key, HttpServletRequest request) {
        return PageLanguage.of(TEXTS.text(key), PageLanguage.of(request));
    }

    private TemplateLibrary.@Nullable Entry ready(@Nullable String id) {
        return TemplateLibrary.of(rulebook.current().policies()).entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @GetMapping(OF + "/edit")
    String again(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            HttpServletRequest request,
            Model model) {
        TemplateRow row = TemplatePages.existing(templates, caller, code);
        Map<String, String> chosen = row.claim().variableAttributes();
        PagePlace.below(request, TemplatePages.listOf(row.claim().kind()));
        form(caller, TemplateFormFields.of(row), chosen == null ? Map.of() : chosen, model);
        model.addAttribute("title", title("page.edit", request));
        model.addAttribute("existing", true);
        if (row.state() == TemplateState.REJECTED) {
            Bilingual reason = new Bilingual(row.reason(), row.reasonEn());
            model.addAttribute("reason", PageLanguage.of(reason, PageLanguage.of(request)));
        }
        model.addAttribute("submit", LIST + "/" + row.code());
        model.addAttribute("live", LIST + "/" + row.code() + "/check");
        return "template/form";
    }

    private void form(ApiCaller caller, TemplateFormFields fields, Map<String, String> chosen, Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        List<String> sendable = signatures.sendable(caller.accountId()).stream()
                .map(SendableSignature::name)
                .sorted()
                .toList();
        boolean abroad = fields.kind() == TemplateKind.INTERNATIONAL;
        model.addAttribute("international", abroad);
        model.addAttribute("list", TemplatePages.listOf(fields.kind()));
        model.addAttribute("ready", !sendable.isEmpty());
        model.addAttribute("signatures", sendable);
        model.addAttribute("offers", offers(account.kind(), abroad));
        model.addAttribute("limits", rulebook.current().policies().parameters());
        model.addAttribute("fields", fields());
        model.addAttribute("reason", "");
        variables(fields, chosen, model);
    }

    private void variables(TemplateFormFields fields, Map<String, String> chosen, Model model) {
        model.addAttribute("form", fields);
        // Abroad variables have no attributes (S5.3-4).
        boolean abroad = fields.kind() == TemplateKind.INTERNATIONAL;
        model.addAttribute("variables", abroad ? List.of() : fields.variables(chosen));
        List<Choice> offered = templates.offeredAttributes(requireKind(fields));
        model.addAttribute("choices", offered);
        // An earlier application keeps what it chose.
        model.addAttribute(
                "older",
                templates.attributes(requireKind(fields)).stream()
                        .filter(choice -> !offered.contains(choice))
                        .toList());
        model.addAttribute("linked", Templates.mayHoldLink(fields.text()));
    }

    private static TemplateKind requireKind(TemplateFormFields fields) {
        return fields.body(Map.of()).kind();
    }

    private List<Offer> offers(AccountKind kind, boolean abroad) {
        Stream<TemplateKind> kinds = abroad
                ? Stream.of(TemplateKind.INTERNATIONAL)
                : kind == AccountKind.ENTERPRISE
                        ? Stream.of(TemplateKind.NOTIFICATION, TemplateKind.VERIFICATION, TemplateKind.PROMOTIONAL)
                        : Stream.of(TemplateKind.NOTIFICATION, TemplateKind.VERIFICATION);
        return kinds.map(each -> new Offer(each, templates.unitPrice(each))).toList();
    }

    /** To which field the page's script puts a finding of a refused application. */
    private String fields() {
        return NormTexts.of(rulebook.current().files(), rulebook.current().policies()).area("template").stream()
                .map(NormText::id)
                .map(id -> id + "=" + TemplateFields.of(id))
                .collect(Collectors.joining(" "));
    }

    /** What the text needs besides, as it is now. */
    @PostMapping(LIST + "/variables")
    String variables(@ModelAttribute("form") TemplateFormFields fields, HttpServletRequest request, Model model) {
        variables(fields, TemplateFormFields.attributes(request), model);
        return "template/form :: variables";
    }

    @PostMapping(LIST + "/check")
    String checkFirst(
            @AuthenticationPrincipal ApiCaller caller,
            @ModelAttribute("form") TemplateFormFields fields,
            HttpServletRequest request,
            Model model) {
        TemplateBody body = fields.body(TemplateFormFields.attributes(request));
        TemplateForm form = body.form(List.of());
        return live(caller, body, form, check.first(caller, form), model);
    }

    @PostMapping(OF + "/check")
    String checkAgain(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            @ModelAttribute("form") TemplateFormFields fields,
            HttpServletRequest request,
            Model model) {
        TemplateBody body = fields.body(TemplateFormFields.attributes(request));
        TemplateForm form = body.form(null);
        return live(caller, body, form, check.again(caller, code, form), model);
    }

    private String live(ApiCaller caller, TemplateBody body, TemplateForm form, Prospect prospect, Model model) {
        Prospect whole = body.noted() ? prospect : prospect.butFor(TemplateBody.noRemark());
        model.addAttribute(
                "check", answers.of(caller.accountId(), whole, finding -> TemplateFields.of(finding.normId())));
        model.addAttribute(
                "begun",
                !form.claim().name().isBlank() || !form.claim().content().isBlank());
        model.addAttribute(
                "same",
                TemplatePages.same(
                        templates,
                        caller.accountId(),
                        form.claim().kind(),
                        form.claim().content()));
        model.addAttribute("preview", PreviewAnswer.of(templates.preview(caller.accountId(), form)));
        return "template/form :: live";
    }

    @DoneOnce
    @TakesFiles
    @PostMapping(LIST)
    View apply(
            @AuthenticationPrincipal ApiCaller caller,
            @ModelAttribute("form") TemplateFormFields fields,
            HttpServletRequest request)
            throws IOException {
        return done(
                caller, registration.apply(caller, submitted(fields, request, EvidenceBody.chosen(request))), fields);
    }

    @TakesFiles
    @PostMapping(OF)
    View modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            @ModelAttribute("form") TemplateFormFields fields,
            HttpServletRequest request)
            throws IOException {
        List<EvidenceUpload> files = EvidenceBody.chosen(request);
        TemplateForm form = submitted(fields, request, files.isEmpty() ? null : files);
        return done(caller, registration.modify(caller, code, form), fields);
    }

    private static TemplateForm submitted(
            TemplateFormFields fields, HttpServletRequest request, @Nullable List<EvidenceUpload> files) {
        TemplateBody body = fields.body(TemplateFormFields.attributes(request));
        if (!body.noted()) {
            throw TemplateBody.noRemark();
        }
        return body.form(files);
    }

    private View done(ApiCaller caller, TemplateOrder order, TemplateFormFields fields) {
        String list = TemplatePages.listOf(fields.kind());
        if (order.state() == TemplateState.APPROVED) {
            return Done.to(list, TemplatePages.BUNDLE, "page.approved", order.name(), order.code());
        }
        String by = answers.expectedAt(caller.accountId(), "template", order.templateId());
        return by == null
                ? Done.to(list, TemplatePages.BUNDLE, "page.submitted", order.name(), order.code())
                : Done.to(list, TemplatePages.BUNDLE, "page.submitted.by", order.name(), order.code(), by);
    }
}
