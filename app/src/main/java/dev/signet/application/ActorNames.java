package dev.signet.application;

import dev.signet.account.Accounts;

/** Who did something, as a reviewer can read it: an account by its name, too. */
public final class ActorNames {

    private static final String ACCOUNT = "account:";

    private ActorNames() {}

    /** @param actor as the audit trail has it */
    public static String shown(String actor, Accounts accounts) {
        if (!actor.matches(ACCOUNT + "\\d{1,18}")) {
            return actor;
        }
        String id = actor.substring(ACCOUNT.length());
        return accounts.find(Long.parseLong(id))
                .map(account -> account.name() + "（" + id + "）")
                .orElse(actor);
    }
}
