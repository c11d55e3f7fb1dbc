package dev.signet.rulebook;

import dev.signet.rules.Policies;

/**
 * What a domain needs of a rulebook beyond what is declared of its tables, tried before the rulebook may judge. Its
 * implementations ask for no rulebook themselves.
 */
@FunctionalInterface
public interface RulebookCheck {

    /** @throws IllegalArgumentException saying what is wrong, where it stands and what would be right */
    void check(Policies policies);
}
