package dev.signet.record.web;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.ErrorCatalogue;
import dev.signet.record.RecordLives;
import dev.signet.record.RecordPage;
import dev.signet.record.RecordRow;
import dev.signet.record.RecordSearch;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.SendRecord;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 发送记录查询 (S7.3): a day's messages, the whole life of one of them, full numbers for a reason. */
@ConsolePage
class RecordPages {

    private static final Wording TEXTS = Wording.of("record");
    private static final String HERE = "/console/records";
    private static final int ROWS = 20;

    private final RecordSearch search;
    private final RecordLives lives;
    private final ErrorCatalogue errors;
    private final RecordFilters filters;
    private final SealedNumbers numbers;
    private final Clock clock;

    RecordPages(
            RecordSearch search,
            RecordLives lives,
            ErrorCatalogue errors,
            RecordFilters filters,
            SealedNumbers numbers,
            Clock clock) {
        this.search = search;
        this.lives = lives;
        this.errors = errors;
        this.filters = filters;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The day is mandatory (S7.3-1): without one it is today. */
    @GetMapping(path = HERE, params = "!date")
    View today() {
        return Done.to(HERE + "?date=" + ChinaTime.today(clock));
    }

    @GetMapping(
            path = HERE,
            params = {"date", "!number"})
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") RecordQuery query,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        fill(model, caller, opened(caller, query, sealed), page);
        return "record/list";
    }

    /** A whole number came in the address, from whoever wrote it: it does not stay there. */
    @GetMapping(
            path = HERE,
            params = {"date", "number"})
    View numbered(@AuthenticationPrincipal ApiCaller caller, @Valid @ModelAttribute("query") RecordQuery query) {
        return Done.to(address(caller, query));
    }

    /** What the form asks for, as an address without a whole number. */
    @PostMapping(HERE + "/search")
    View search(@AuthenticationPrincipal ApiCaller caller, @ModelAttribute("query") RecordQuery query) {
        return Done.to(query.date() == null ? HERE : address(caller, query));
    }

    private String address(ApiCaller caller, RecordQuery query) {
        return HERE + query.address(number -> numbers.sealed(caller.accountId(), number));
    }

    private RecordQuery opened(ApiCaller caller, RecordQuery query, String sealed) {
        return sealed.isEmpty() ? query : query.on(query.date(), numbers.opened(caller.accountId(), sealed));
    }

    /** The page once more with full numbers, for a reason that is kept (RC-1). */
    @PostMapping(HERE + "/reveal")
    String reveal(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") RecordQuery query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "found",
                search.numbered(
                        RecordViewers.of(caller, why),
                        caller.accountId(),
                        filters.of(caller.accountId(), query),
                        Math.max(1, page),
                        ROWS));
        model.addAttribute("list", address(caller, query));
        model.addAttribute("revealed", true);
        return part(response, "#records", "record/list :: rows");
    }

    /** A message by its id, before the list that it was opened from, or that of its day. */
    @GetMapping(HERE + "/{id}")
    String show(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @ModelAttribute("query") RecordQuery query,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        RecordRow row = find(caller, id, null);
        SendRecord message = row.message();
        LocalDate day = query.date() == null ? ChinaTime.dayOf(message.acceptedAt()) : query.date();
        RecordQuery asked = opened(caller, query, sealed);
        fill(model, caller, asked.on(day, asked.number()), page);
        model.addAttribute("row", row);
        model.addAttribute("life", lives.of(row).orElseThrow(() -> unknown(id)));
        return "record/list";
    }

    @PostMapping(HERE + "/{id}/reveal")
    String revealOne(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("row", find(caller, id, why));
        return part(response, "#whole", "record/list :: number");
    }

    @GetMapping(HERE + "/error-codes")
    String errorCodes(Model model) {
        model.addAttribute("codes", errors.all());
        return "record/error-codes";
    }

    private void fill(Model model, ApiCaller caller, RecordQuery query, int page) {
        String address = address(caller, query);
        model.addAttribute("query", query);
        model.addAttribute("kinds", TemplateKind.values());
        model.addAttribute("states", SendStatus.values());
        model.addAttribute("vendors", RecordFilter.Network.values());
        model.addAttribute("payers", RecordFilter.Payer.values());
        model.addAttribute("list", address);
        try {
            RecordPage found = search.numbered(
                    RecordViewers.of(caller, null),
                    caller.accountId(),
                    filters.of(caller.accountId(), query),
                    Math.max(1, page),
                    ROWS);
            model.addAttribute("found", found);
            model.addAttribute("pager", new Pager(Math.max(1, page), ROWS, found.shown(), address));
        } catch (Refusal refusal) {
            model.addAttribute("mistaken", refusal); // of a filter: said above them, which stay as they were filled in
        }
    }

    private RecordRow find(ApiCaller caller, long id, @Nullable String unmaskFor) {
        return search.find(RecordViewers.of(caller, unmaskFor), caller.accountId(), id)
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(long id) {
        return TEXTS.refusal("SendRecordNotFound", "unknown", id);
    }

    /** What the form's success replaces, instead of the place for its problems. */
    private static String part(HttpServletResponse response, String target, String fragment) {
        response.setHeader("HX-Retarget", target);
        response.setHeader("HX-Reswap", "outerHTML");
        return fragment;
    }
}
