package dev.signet.logexport;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.rules.fact.ExportRequester;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for an export and alone may fetch it.
 *
 * @param accountId whose records
 * @param name who of the account, or an officer's user id
 * @param principal who of the account; the owner for an officer, whom no policy of the account binds
 * @param origin where they asked from; null for an officer, and where it is not asked for a file
 */
record Requester(
        long accountId, String name, boolean officer, Principal principal, AccessCheck.@Nullable Origin origin) {

    /** Nobody is called so. */
    private static final String EVERYBODY = "";

    static Requester of(ApiCaller caller) {
        return of(caller, null);
    }

    static Requester of(ApiCaller caller, AccessCheck.@Nullable Origin origin) {
        return new Requester(caller.accountId(), caller.who(), false, caller.principal(), origin);
    }

    static Requester officer(long accountId, String person) {
        return new Requester(accountId, person, true, Principal.owner(accountId), null);
    }

    /** Who sees what officers ask for, and asks for nothing. */
    static Requester everyOfficer() {
        return officer(0, EVERYBODY);
    }

    boolean isEverybody() {
        return name.equals(EVERYBODY);
    }

    /** As the audit trail knows it. */
    String actor() {
        return name;
    }

    /** An officer is the same person whichever account it is about. */
    boolean same(Requester other) {
        return officer == other.officer
                && (officer
                        ? name.equals(other.name)
                        : accountId == other.accountId
                                && principal.kind() == other.principal.kind()
                                && principal.id() == other.principal.id());
    }

    ExportRequester kind() {
        return officer ? ExportRequester.OFFICER : ExportRequester.ACCOUNT;
    }
}
