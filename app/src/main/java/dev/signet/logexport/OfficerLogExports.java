package dev.signet.logexport;

import dev.signet.account.Accounts;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffGroup;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Officers' exports behind both of their doors. Who only reads sees those of all officers, and fetches none. */
@Component
class OfficerLogExports {

    private static final Wording TEXTS = Wording.of("logexport");

    private final LogExports exports;
    private final Accounts accounts;
    private final Clock clock;

    OfficerLogExports(LogExports exports, Accounts accounts, Clock clock) {
        this.exports = exports;
        this.accounts = accounts;
        this.clock = clock;
    }

    LogExport apply(Authentication person, long accountId, LogExportBody body) {
        if (accounts.find(accountId).isEmpty()) {
            throw TEXTS.refusal("AccountNotFound", "account.unknown", accountId);
        }
        return exports.apply(
                Requester.officer(accountId, person.getName()), body.form(LogExportController.today(clock)), null);
    }

    LogExportAnswer.Page list(Authentication person, @Nullable LogExportState state, int page, int size) {
        Requester viewer = viewer(person);
        return LogExportAnswer.Page.of(exports.list(viewer, state, page, size), viewer, page, size);
    }

    LogExportAnswer show(Authentication person, long id) {
        Requester viewer = viewer(person);
        return LogExportAnswer.of(exports.show(viewer, id), viewer);
    }

    void delete(Authentication person, long id) {
        exports.delete(Requester.officer(0, person.getName()), id);
    }

    private static Requester viewer(Authentication person) {
        return StaffGroup.among(person.getAuthorities()).contains(StaffGroup.COMPLIANCE_OFFICERS)
                ? Requester.officer(0, person.getName())
                : Requester.everyOfficer();
    }
}
