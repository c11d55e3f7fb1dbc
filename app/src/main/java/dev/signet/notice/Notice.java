package dev.signet.notice;

import java.util.Map;

/**
 * Something that an account, or one person of it, is to be told. It is worded when it is read.
 *
 * @param recipient id of the person; {@link #OWNER} for the owner alone; {@link #ALL} for the owner and everybody who may
 *     read the account's notices
 * @param kind a line of {@code notice/kinds.properties}, with a title and a body in the bundles {@code notice}
 * @param once what is told under the same word is told once, however often it is tried
 * @param values that the kind's line names; never a secret, phone numbers masked
 */
public record Notice(long accountId, long recipient, String kind, String once, Map<String, String> values) {

    public static final long ALL = 0;
    public static final long OWNER = -1;

    public Notice {
        values = Map.copyOf(values);
    }

    public static Notice toAll(long accountId, String kind, String once, Map<String, String> values) {
        return new Notice(accountId, ALL, kind, once, values);
    }
}
