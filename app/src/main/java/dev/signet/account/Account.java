package dev.signet.account;

import java.time.ZoneId;

/**
 * A customer of the platform.
 *
 * @param name the account's own short name, unique on the platform, for example {@code demo}
 * @param verifiedName the name the account was verified under (person or organisation)
 * @param zone the zone in which the account's days, hours and windows are judged; Asia/Shanghai by default
 */
public record Account(long id, String name, AccountKind kind, String verifiedName, AccountState state, ZoneId zone) {}
