package dev.signet.access;

import dev.signet.rules.access.PolicyScope;
import dev.signet.rules.access.ResourceName;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is in a resource group: single resources, and all that have a tag.
 *
 * @param paths of resources, folded as they are compared
 */
record ResourceGroupItems(long accountId, Set<String> paths, Set<TagItem> tagged, ResourceTags tags) {

    /** @param items as they are stored */
    static ResourceGroupItems of(long accountId, Set<String> items, ResourceTags tags) {
        Set<String> paths = new HashSet<>();
        Set<TagItem> tagged = new HashSet<>();
        for (String item : items) {
            TagItem.parse(item).ifPresentOrElse(tagged::add, () -> paths.add(ResourceName.fold(item)));
        }
        return new ResourceGroupItems(accountId, paths, tagged, tags);
    }

    PolicyScope scope(String name) {
        return new PolicyScope.ResourceGroup(name, this::hold);
    }

    private boolean hold(ResourceName resource) {
        if (paths.contains(resource.folded())) {
            return true;
        }
        if (tagged.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, String> tag : tags.of(accountId, resource.path()).entrySet()) {
            if (tagged.contains(new TagItem(tag.getKey(), tag.getValue()))) {
                return true;
            }
        }
        return false;
    }
}
