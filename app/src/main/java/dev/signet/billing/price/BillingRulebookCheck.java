package dev.signet.billing.price;

import dev.signet.rulebook.RulebookCheck;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What prices, packages on sale and discounts must be, beyond what their declaration says. */
@Component
class BillingRulebookCheck implements RulebookCheck {

    private static final int CENTS = 2;

    /** Of what a purchase keeps of its offer. */
    private static final int CODE_LENGTH = 40;

    @Override
    public void check(Policies policies) {
        PriceList.of(policies);
        checkPackages(policies.table("packages"));
        Table discounts = policies.table("discounts");
        discounts.rows().forEach(row -> requireOrder(discounts, row, "valid_from", "valid_until"));
    }

    private static void checkPackages(Table packages) {
        Set<String> codes = new HashSet<>();
        for (Table.Row row : packages.rows()) {
            if (!codes.add(row.get("code"))) {
                throw wrong(
                        packages,
                        row,
                        "the code " + row.get("code") + " stands in an earlier line; each line needs its own");
            }
            if (row.get("code").length() > CODE_LENGTH) {
                throw wrong(
                        packages, row, "a code has " + CODE_LENGTH + " characters at most: purchases are kept by it");
            }
            BigDecimal price = new BigDecimal(row.get("price"));
            if (price.stripTrailingZeros().scale() > CENTS) {
                throw wrong(
                        packages, row, "a price of " + row.get("price") + " has parts of a cent; two decimals at most");
            }
            requireOrder(packages, row, "sold_from", "sold_until");
        }
    }

    private static void requireOrder(Table table, Table.Row row, String first, String last) {
        if (row.has(first)
                && row.has(last)
                && LocalDate.parse(row.get(last)).isBefore(LocalDate.parse(row.get(first)))) {
            throw wrong(table, row, last + " " + row.get(last) + " is before " + first + " " + row.get(first));
        }
    }

    private static IllegalArgumentException wrong(Table table, Table.Row row, String what) {
        return new IllegalArgumentException(table.file() + " line " + row.line() + ": " + what);
    }
}
