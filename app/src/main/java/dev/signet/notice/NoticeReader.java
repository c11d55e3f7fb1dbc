package dev.signet.notice;

import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;

/**
 * Who reads an account's notices.
 *
 * @param person id of a person of the account; {@link Notice#ALL} for its owner
 */
public record NoticeReader(long accountId, long person) {

    /** Each person of the account for themselves; whoever assumed a role as the role. */
    public static NoticeReader of(ApiCaller caller) {
        Principal principal = caller.principal();
        return new NoticeReader(caller.accountId(), principal.isOwner() ? Notice.ALL : principal.id());
    }

    /** The recipient of what is told to this reader alone. */
    long own() {
        return person == Notice.ALL ? Notice.OWNER : person;
    }
}
