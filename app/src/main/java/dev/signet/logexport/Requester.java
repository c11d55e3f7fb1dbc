package dev.signet.logexport;

import dev.signet.account.ApiCaller;
import dev.signet.rules.fact.ExportRequester;

/**
 * Who asks for an export and alone may fetch it.
 *
 * @param accountId whose records
 * @param name an access key's id, or an officer's user id
 */
record Requester(long accountId, String name, boolean officer) {

    static Requester of(ApiCaller caller) {
        return new Requester(caller.accountId(), caller.who(), false);
    }

    static Requester officer(long accountId, String person) {
        return new Requester(accountId, person, true);
    }

    /** As the audit trail knows it. */
    String actor() {
        return name;
    }

    /** An officer is the same person whichever account it is about. */
    boolean same(Requester other) {
        return officer == other.officer && name.equals(other.name) && (officer || accountId == other.accountId);
    }

    ExportRequester kind() {
        return officer ? ExportRequester.OFFICER : ExportRequester.ACCOUNT;
    }
}
