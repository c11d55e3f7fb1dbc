package dev.signet.record.web;

import dev.signet.account.Accounts;
import dev.signet.platform.Wording;
import dev.signet.record.RecordSearch;
import dev.signet.record.RecordViewer;
import dev.signet.staff.StaffGroup;
import jakarta.validation.Valid;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An account's records for the platform's people; full numbers are for compliance officers only. */
@RestController
@RequestMapping("/v1/admin/records")
class OfficerRecordController {

    private static final Wording TEXTS = Wording.of("record");

    private final RecordSearch search;
    private final Accounts accounts;
    private final RecordFilters filters;

    OfficerRecordController(RecordSearch search, Accounts accounts, RecordFilters filters) {
        this.search = search;
        this.accounts = accounts;
        this.filters = filters;
    }

    @GetMapping
    RecordAnswer.Page list(
            @RequestParam long accountId, @Valid @ModelAttribute RecordQuery query, Authentication person) {
        if (accounts.find(accountId).isEmpty()) {
            throw TEXTS.refusal("AccountNotFound", "account.unknown", accountId);
        }
        boolean officer = person.getAuthorities().stream()
                .anyMatch(granted -> StaffGroup.COMPLIANCE_OFFICERS.id().equals(granted.getAuthority()));
        return RecordAnswer.Page.of(search.page(
                new RecordViewer(person.getName(), officer, null, null, query.unmaskFor()),
                accountId,
                filters.of(accountId, query),
                query.after(),
                query.rows()));
    }
}
