package dev.signet.record.web;

import dev.signet.account.Accounts;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.record.RecordFilter;
import dev.signet.template.Templates;
import org.springframework.stereotype.Component;

/** What the filters of an address mean for an account. */
@Component
class RecordFilters {

    private final Accounts accounts;
    private final Templates templates;

    RecordFilters(Accounts accounts, Templates templates) {
        this.accounts = accounts;
        this.templates = templates;
    }

    RecordFilter of(long accountId, RecordQuery query) {
        return query.filter(
                accountId,
                query.isAsCounted() ? accounts.find(accountId).orElseThrow().zone() : ChinaTime.ZONE,
                templates);
    }
}
