package dev.signet.application;

import dev.signet.account.Accounts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who did something, as a reviewer can read it: an account by its name, too. */
public final class ActorNames {

    /** The account, and who of it. */
    private static final Pattern ACCOUNT = Pattern.compile("account:(\\d{1,18})(|/.*)");

    private ActorNames() {}

    /** @param actor as the audit trail has it */
    public static String shown(String actor, Accounts accounts) {
        Matcher parts = ACCOUNT.matcher(actor);
        if (!parts.matches()) {
            return actor;
        }
        return accounts.find(Long.parseLong(parts.group(1)))
                .map(account -> account.name() + "（" + parts.group(1) + "）" + parts.group(2))
                .orElse(actor);
    }
}
