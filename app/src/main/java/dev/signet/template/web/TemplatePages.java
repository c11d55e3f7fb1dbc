package dev.signet.template.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.web.OperationView;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePlace;
import dev.signet.platform.page.Pager;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.TemplateLibrary;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.Signatures;
import dev.signet.tag.Tagging;
import dev.signet.template.SendableTemplate;
import dev.signet.template.TemplateFilter;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** 模板管理: the lists at home and abroad, a template with its history, the common library (S5.2-9, S13.1-6, S13.1-7). */
@ConsolePage
class TemplatePages {

    static final String LIST = "/console/templates";
    static final String ABROAD = "/console/international/templates";
    static final String BUNDLE = "template";

    private static final Wording TEXTS = Wording.of(BUNDLE);
    private static final Set<TemplateKind> DOMESTIC =
            EnumSet.of(TemplateKind.NOTIFICATION, TemplateKind.VERIFICATION, TemplateKind.PROMOTIONAL);
    private static final int ROWS = 20;
    private static final int TAG_CHOICES = 200;
    private static final List<TemplateState> STATES = List.of(
            TemplateState.APPROVED,
            TemplateState.UNDER_REVIEW,
            TemplateState.REJECTED,
            TemplateState.WITHDRAWN,
            TemplateState.SUSPENDED);

    private final TemplateRegistration registration;
    private final Templates templates;
    private final Signatures signatures;
    private final Tagging tagging;
    private final ProspectAnswers answers;
    private final ActiveRulebook rulebook;

    TemplatePages(
            TemplateRegistration registration,
            Templates templates,
            Signatures signatures,
            Tagging tagging,
            ProspectAnswers answers,
            ActiveRulebook rulebook) {
        this.registration = registration;
        this.templates = templates;
        this.signatures = signatures;
        this.tagging = tagging;
        this.answers = answers;
        this.rulebook = rulebook;
    }

    @GetMapping({LIST, ABROAD})
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") TemplateQuery query,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            HttpServletRequest request,
            Model model) {
        boolean abroad = request.getRequestURI().startsWith(ABROAD);
        TemplateFilter filter = query.filter(request, abroad ? Set.of(TemplateKind.INTERNATIONAL) : DOMESTIC);
        TemplatePage found = templates.list(caller.accountId(), filter, page, ROWS);
        model.addAttribute("international", abroad);
        model.addAttribute("rows", found.rows());
        model.addAttribute("tagsOf", templates.tags(caller.accountId(), found.rows()));
        model.addAttribute("pager", Pager.of(request, page, ROWS, found.total()));
        model.addAttribute("tags", filter.tags());
        model.addAttribute("keys", tagging.choices(caller.accountId(), "template", null, TAG_CHOICES));
        model.addAttribute("kinds", DOMESTIC);
        model.addAttribute("states", STATES);
        model.addAttribute("filtered", query.narrows(request));
        model.addAttribute("ready", !signatures.sendable(caller.accountId()).isEmpty());
        address(request, query.oldestFirst(), abroad, model);
        return "template/list";
    }

    private static void address(HttpServletRequest request, @Nullable Boolean oldest, boolean abroad, Model model) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = request.getRequestURI();
        model.addAttribute("here", here);
        model.addAttribute("address", here + query);
        model.addAttribute("export", export(query, request, abroad ? Set.of(TemplateKind.INTERNATIONAL) : DOMESTIC));
        model.addAttribute(
                "turned",
                UriComponentsBuilder.fromUriString(here + query)
                        .replaceQueryParam("page")
                        .replaceQueryParam("oldestFirst", !Boolean.TRUE.equals(oldest))
                        .build()
                        .toUriString());
    }

    /** The list as a file: within its kinds where none is chosen. */
    private static String export(String query, HttpServletRequest request, Set<TemplateKind> within) {
        String kind = request.getParameter("kind");
        UriComponentsBuilder file = UriComponentsBuilder.fromUriString("/v1/template-list" + query);
        return kind == null || kind.isEmpty()
                ? file.replaceQueryParam("kind", within.toArray()).build().toUriString()
                : file.build().toUriString();
    }

    @GetMapping(LIST + "/{code}")
    String detail(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            HttpServletRequest request,
            Model model) {
        TemplateRow row = existing(templates, caller, code);
        boolean waiting = row.state() == TemplateState.UNDER_REVIEW;
        model.addAttribute("title", row.claim().name());
        model.addAttribute("row", row);
        model.addAttribute("list", listOf(row.claim().kind()));
        PagePlace.below(request, listOf(row.claim().kind()));
        model.addAttribute("waiting", waiting);
        model.addAttribute("offered", row.actions().stream().map(Enum::name).collect(Collectors.toSet()));
        model.addAttribute("attributes", attributes(row));
        model.addAttribute("preview", PreviewAnswer.of(templates.preview(caller.accountId(), row.claim())));
        model.addAttribute("records", records(caller.accountId(), row.code()));
        model.addAttribute(
                "tags", templates.tags(caller.accountId(), List.of(row)).getOrDefault(row.code(), Map.of()));
        model.addAttribute("here", request.getRequestURI());
        if (waiting) {
            model.addAttribute(
                    "expected",
                    PageLanguage.of(
                            answers.expected(caller.accountId(), "template", row.templateId()),
                            PageLanguage.of(request)));
        }
        return "template/detail";
    }

    private List<OperationView> records(long account, String code) {
        Map<Long, Bilingual> reasons = templates.reasons(account, code);
        return templates.records(account, code).stream()
                .map(record -> OperationView.of(record, reasons.get(record.orderId())))
                .toList();
    }

    /** What each variable carries, by its placeholder. */
    private Map<String, Bilingual> attributes(TemplateRow row) {
        Map<String, Bilingual> names = templates.attributes(row.claim().kind()).stream()
                .collect(Collectors.toMap(Choice::value, choice -> new Bilingual(choice.labelZh(), choice.labelEn())));
        Map<String, String> chosen = row.claim().variableAttributes() == null
                ? Map.of()
                : row.claim().variableAttributes();
        Map<String, Bilingual> shown = new LinkedHashMap<>();
        TemplateFormFields.of(row)
                .variables(chosen)
                .forEach(variable -> shown.put(
                        variable.placeholder(),
                        names.getOrDefault(variable.chosen(), new Bilingual(variable.chosen(), variable.chosen()))));
        return shown;
    }

    @PostMapping(LIST + "/{code}/withdraw")
    View withdraw(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        String back = listOf(existing(templates, caller, code).claim().kind());
        registration.withdraw(caller, code);
        return Done.to(back, BUNDLE, "page.withdrawn", code);
    }

    @PostMapping(LIST + "/{code}/delete")
    View delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        String back = listOf(existing(templates, caller, code).claim().kind());
        registration.delete(caller, code);
        return Done.to(back, BUNDLE, "page.deleted", code);
    }

    @GetMapping("/console/template-library")
    String library(@AuthenticationPrincipal ApiCaller caller, Model model) {
        Map<TemplateKind, List<TemplateLibrary.Entry>> groups = new EnumMap<>(TemplateKind.class);
        TemplateLibrary.of(rulebook.current().policies())
                .entries()
                .forEach(entry -> groups.computeIfAbsent(entry.kind(), kind -> new ArrayList<>())
                        .add(entry));
        model.addAttribute("groups", groups);
        Map<String, SendableTemplate> own = new HashMap<>();
        groups.values().stream().flatMap(List::stream).forEach(entry -> {
            SendableTemplate same = same(templates, caller.accountId(), entry.kind(), entry.content());
            if (same != null) {
                own.put(entry.id(), same);
            }
        });
        model.addAttribute("own", own);
        return "template/library";
    }

    /** A template that the account may send with already, and that says just this; null where there is none. */
    static @Nullable SendableTemplate same(Templates templates, long account, TemplateKind kind, String content) {
        return templates.sendable(account).stream()
                .filter(each -> each.kind() == kind && each.content().equals(content))
                .findFirst()
                .orElse(null);
    }

    static String listOf(@Nullable TemplateKind kind) {
        return kind == TemplateKind.INTERNATIONAL ? ABROAD : LIST;
    }

    static TemplateRow existing(Templates templates, ApiCaller caller, String code) {
        return templates
                .find(caller.accountId(), code)
                .orElseThrow(() -> TEXTS.refusal("TemplateNotFound", "unknown", code));
    }
}
