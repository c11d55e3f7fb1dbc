package dev.signet.notice;

import dev.signet.account.ApiCaller;

/**
 * Who reads an account's notices.
 *
 * @param person id of a person of the account; {@link Notice#ALL} for its owner
 */
public record NoticeReader(long accountId, long person) {

    /** A key has all rights of its account, so whoever signs reads as its owner. */
    public static NoticeReader of(ApiCaller caller) {
        return new NoticeReader(caller.accountId(), Notice.ALL);
    }
}
