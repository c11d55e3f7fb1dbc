package dev.signet.record.web;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.RecordPage;
import dev.signet.record.RecordSearch;
import dev.signet.record.RecordViewer;
import dev.signet.sending.message.SendStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The records of an account's day for staff (S7.3-1). Numbers are masked, and no address holds one. */
@StaffPage
class OfficerRecordPages {

    private static final Wording TEXTS = Wording.of("record");
    private static final String HERE = "/staff/records";
    private static final int ROWS = 50;

    private final RecordSearch search;
    private final AccountAdministration accounts;
    private final RecordFilters filters;
    private final SealedNumbers numbers;
    private final Clock clock;

    OfficerRecordPages(
            RecordSearch search,
            AccountAdministration accounts,
            RecordFilters filters,
            SealedNumbers numbers,
            Clock clock) {
        this.search = search;
        this.accounts = accounts;
        this.filters = filters;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param account its id or its name; the day is today where none is named */
    @GetMapping(path = HERE, params = "!number")
    String list(
            @RequestParam(defaultValue = "") String account,
            @ModelAttribute("query") RecordQuery query,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "1") int page,
            Authentication person,
            Model model) {
        model.addAttribute("wanted", account.strip());
        model.addAttribute("states", SendStatus.values());
        model.addAttribute("query", query.on(day(query), null));
        if (!account.isBlank()) {
            try {
                fill(model, accounts.named(account), query, sealed, Math.max(1, page), person);
            } catch (Refusal refusal) {
                model.addAttribute(
                        "mistaken", refusal); // of a filter: said above them, which stay as they were filled in
            }
        }
        return "record/staff-list";
    }

    private LocalDate day(RecordQuery query) {
        return Objects.requireNonNullElse(query.date(), ChinaTime.today(clock));
    }

    private void fill(Model model, Account account, RecordQuery given, String sealed, int page, Authentication person) {
        String number = sealed.isEmpty() ? null : opened(account, sealed);
        RecordQuery query = given.on(day(given), number);
        // Whoever was sent the address may not be who typed the number: it stays sealed.
        model.addAttribute("sealed", number == null ? null : sealed);
        model.addAttribute("number", number == null ? null : Masks.phone(number));
        model.addAttribute("account", account);
        RecordPage found = search.numbered(
                new RecordViewer(person.getName(), false, null, null, null),
                account.id(),
                filters.of(account.id(), query),
                page,
                ROWS);
        model.addAttribute("found", found);
        model.addAttribute("pager", new Pager(page, ROWS, found.shown(), address(account, query)));
    }

    /** A whole number came in the address, from whoever wrote it: it does not stay there. */
    @GetMapping(path = HERE, params = "number")
    View numbered(@RequestParam(defaultValue = "") String account, @ModelAttribute("query") RecordQuery query) {
        return search(account, "", query);
    }

    /**
     * What the form asks for, as an address without a whole number.
     *
     * @param sealed the number that was looked for before, which goes on unless another is given
     */
    @PostMapping(HERE + "/search")
    View search(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String sealed,
            @ModelAttribute("query") RecordQuery query) {
        Account whose = accounts.named(account);
        String given = query.number();
        boolean before = (given == null || given.isBlank()) && !sealed.isEmpty();
        return Done.to(address(whose, query.on(day(query), before ? opened(whose, sealed) : given)));
    }

    /** @throws Refusal for what was not sealed for this account: its records would be shown as if nobody had been looked for */
    private String opened(Account account, String sealed) {
        return numbers.unsealed(account.id(), sealed)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "staff.not-sealed", account.name()));
    }

    private String address(Account account, RecordQuery query) {
        return HERE + query.address(number -> numbers.sealed(account.id(), number)) + "&account=" + account.id();
    }
}
