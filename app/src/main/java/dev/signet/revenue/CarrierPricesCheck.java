package dev.signet.revenue;

import dev.signet.rulebook.RulebookCheck;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.proof.RulebookRejected;
import java.util.List;
import org.springframework.stereotype.Component;

/** A price of a carrier that could be read in two ways, or in none, is told with file and line before the rulebook may judge. */
@Component
class CarrierPricesCheck implements RulebookCheck {

    @Override
    public void check(Policies policies) throws RulebookRejected {
        try {
            CarrierPrices.of(policies);
        } catch (BadTable e) {
            throw new RulebookRejected(List.of(e.problem()));
        }
    }
}
