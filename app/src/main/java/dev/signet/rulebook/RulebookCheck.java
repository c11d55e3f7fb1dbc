package dev.signet.rulebook;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.proof.RulebookRejected;

/**
 * What a domain needs of a rulebook beyond what is declared of its tables, tried before the rulebook may judge. Its
 * implementations ask for no rulebook themselves.
 */
@FunctionalInterface
public interface RulebookCheck {

    /**
     * @throws RulebookRejected saying what is wrong and what would be right, with file and line
     * @throws IllegalArgumentException saying so where no line is concerned
     */
    void check(Policies policies) throws RulebookRejected;
}
