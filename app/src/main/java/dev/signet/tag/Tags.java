package dev.signet.tag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.signet.access.ResourceTags;
import dev.signet.platform.FactsChanged;
import dev.signet.rules.access.ResourceName;
import dev.signet.tag.TagStore.Resource;
import dev.signet.tag.TagStore.Tagged;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * All tags in memory, for whoever judges by them with every request; read again account by account when their facts
 * change. What versions say must be known before the tags are read, else a change between the two were missed.
 */
@Component
@DependsOn("factsVersions")
public class Tags implements ResourceTags {

    private final TagStore store;
    private final Map<Long, Map<Resource, Map<String, String>>> known = new ConcurrentHashMap<>();

    Tags(TagStore store) {
        this.store = store;
        byResource(store.all(null))
                .forEach((resource, tags) -> known.computeIfAbsent(
                                resource.accountId(), account -> new ConcurrentHashMap<>())
                        .put(resource, tags));
    }

    /**
     * Values by key, none where the resource has no tags.
     *
     * @param id as {@link Taggable#find} answers it
     */
    public Map<String, String> of(long accountId, String type, String id) {
        return known.getOrDefault(accountId, Map.of()).getOrDefault(folded(accountId, type, id), Map.of());
    }

    /** For policies: another spelling of a name must not be without its tags (SG-20). */
    @Override
    public Map<String, String> of(long accountId, String path) {
        String folded = ResourceName.fold(path);
        int slash = folded.indexOf('/');
        return slash < 0 ? Map.of() : of(accountId, folded.substring(0, slash), folded.substring(slash + 1));
    }

    private static Resource folded(long accountId, String type, String id) {
        return new Resource(accountId, type, ResourceName.fold(id));
    }

    /** For the transaction that deletes the resource, and raises the version of the account's facts. */
    public void forget(long accountId, String type, String id) {
        store.removeAll(new Resource(accountId, type, id));
    }

    /** Before whoever reads an account anew, and its tags with it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    synchronized void refresh(FactsChanged changed) {
        List<Tagged> tags = store.all(changed.accountId());
        if (tags.isEmpty()) {
            known.remove(changed.accountId());
        } else {
            known.put(changed.accountId(), Collections.unmodifiableMap(byResource(tags)));
        }
    }

    private static Map<Resource, Map<String, String>> byResource(List<Tagged> tags) {
        return tags.stream()
                .collect(groupingBy(
                        tagged -> folded(
                                tagged.resource().accountId(),
                                tagged.resource().type(),
                                tagged.resource().id()),
                        toUnmodifiableMap(
                                tagged -> tagged.tag().key(),
                                tagged -> tagged.tag().value())));
    }
}
