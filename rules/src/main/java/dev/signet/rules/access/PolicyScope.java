package dev.signet.rules.access;

import java.util.function.Predicate;

/** For which resources an attached policy counts. */
public sealed interface PolicyScope {

    /** All of the account. */
    PolicyScope ACCOUNT = new Account();

    /** All of the account. */
    record Account() implements PolicyScope {}

    /**
     * Those of a resource group.
     *
     * @param holds whether a resource is in the group
     */
    record ResourceGroup(String name, Predicate<ResourceName> holds) implements PolicyScope {}

    default boolean holds(ResourceName resource) {
        return !(this instanceof ResourceGroup group) || group.holds().test(resource);
    }
}
