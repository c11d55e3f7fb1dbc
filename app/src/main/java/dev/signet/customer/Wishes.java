package dev.signet.customer;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is wished of an account, as each of its actions writes it. */
final class Wishes {

    static final String ACCOUNT = "account";
    /** Its short name, for whoever decides. */
    static final String NAME = "account";

    private static final Wording TEXTS = Wording.of("customer");

    private Wishes() {}

    /** Of those of one action and account one waits at a time. */
    static StaffWish of(String action, long accountId, Map<String, String> values, String reason) {
        return new StaffWish(action, ACCOUNT, Long.toString(accountId), accountId, new TreeMap<>(values), reason);
    }

    static long account(StaffWish wish) {
        return Objects.requireNonNull(wish.accountId());
    }

    static Bilingual title(String value) {
        return TEXTS.text("wish." + value);
    }

    /** For the audit entry of what was done. */
    static Map<String, String> why(StaffChange change) {
        return Map.of(
                "change", Long.toString(change.id()),
                "reason", change.wish().reason(),
                "approvedBy", Objects.requireNonNullElse(change.decidedBy(), ""));
    }
}
