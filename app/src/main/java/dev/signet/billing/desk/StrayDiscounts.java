package dev.signet.billing.desk;

import dev.signet.account.Accounts;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lines of the table {@code discounts} for accounts that there are not. A rulebook that is read cannot know who there is. */
@Component
public class StrayDiscounts {

    private static final String ACCOUNT = "account";

    private final ActiveRulebook rulebook;
    private final Accounts accounts;

    StrayDiscounts(ActiveRulebook rulebook, Accounts accounts) {
        this.rulebook = rulebook;
        this.accounts = accounts;
    }

    /** A discount for an account that there is not, by its line. */
    public record Stray(String file, int row, String account) {}

    List<Stray> all() {
        Table discounts = rulebook.current().policies().table("discounts");
        return discounts.rows().stream()
                .filter(row -> row.has(ACCOUNT)
                        && accounts.find(Long.parseLong(row.get(ACCOUNT))).isEmpty())
                .map(row -> new Stray(discounts.file(), row.line(), row.get(ACCOUNT)))
                .toList();
    }
}
