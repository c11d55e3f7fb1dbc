package dev.signet.access;

import dev.signet.rules.access.PolicyScope;
import dev.signet.rules.access.ResourceName;
import java.util.Set;

/** What is in a resource group: single resources by their paths, and all that have a tag ({@code tag/<key>/<value>}). */
record ResourceGroupItems(long accountId, Set<String> items, ResourceTags tags) {

    PolicyScope scope(String name) {
        return new PolicyScope.ResourceGroup(name, this::hold);
    }

    private boolean hold(ResourceName resource) {
        return items.contains(resource.folded())
                || tags.of(accountId, resource.path()).entrySet().stream()
                        .anyMatch(
                                tag -> items.contains(ResourceName.fold("tag/" + tag.getKey() + "/" + tag.getValue())));
    }
}
