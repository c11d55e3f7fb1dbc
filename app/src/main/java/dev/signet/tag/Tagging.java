package dev.signet.tag;

import static java.util.Objects.requireNonNull;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.text.Unseen;
import dev.signet.tag.TagStore.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an account does to its tags: of one resource or of several at once, all of it or nothing. An account knows its own
 * resources only; another's is one that does not exist.
 */
@Service
public class Tagging {

    private static final String REMOVED = "tag.removed";

    private final SortedMap<String, Taggable> taggables;
    private final TagStore store;
    private final TagRules rules;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Clock clock;

    Tagging(
            List<Taggable> taggables,
            TagStore store,
            TagRules rules,
            AuditTrail audit,
            FactsVersions versions,
            Clock clock) {
        this.taggables = new TreeMap<>(
                taggables.stream().collect(Collectors.toUnmodifiableMap(Taggable::type, Function.identity())));
        this.store = store;
        this.rules = rules;
        this.audit = audit;
        this.versions = versions;
        this.clock = clock;
    }

    /** The words for what can have tags. */
    public Set<String> types() {
        return taggables.keySet();
    }

    /**
     * Gives the resources these tags; of two with one key the later one counts, also against what was there (S13.1-3).
     *
     * @throws Refusal for a resource that the account has not, a tag that may not be, or one too many; nothing is set then
     */
    @Transactional
    public void set(ApiCaller caller, String type, Collection<String> ids, Collection<Tag> tags) {
        Map<String, String> wanted = new TreeMap<>();
        for (Tag tag : tags) {
            rules.check(tag);
            wanted.put(tag.key(), tag.value());
        }
        if (wanted.isEmpty()) {
            throw TagRules.invalid("refused.no-tags");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        change(caller, type, ids, "tag.set", resource -> {
            Map<String, String> present = store.of(resource);
            Map<String, String> changed = new TreeMap<>(wanted);
            changed.entrySet().removeAll(present.entrySet());
            present.putAll(wanted);
            rules.checkTags(resource.id(), present.size());
            store.put(resource, changed, caller.who(), now);
            return changed;
        });
    }

    /** Takes the tags with these keys from the resources; a key that a resource has not is passed over. */
    @Transactional
    public void remove(ApiCaller caller, String type, Collection<String> ids, Collection<String> keys) {
        Set<String> unwanted = keys.stream().map(Unseen::strip).collect(Collectors.toUnmodifiableSet());
        if (unwanted.isEmpty()) {
            throw TagRules.invalid("refused.no-keys");
        }
        change(caller, type, ids, REMOVED, resource -> {
            Map<String, String> gone = store.of(resource);
            gone.keySet().retainAll(unwanted);
            store.remove(resource, gone.keySet());
            return gone;
        });
    }

    /** Takes all tags from the resources. */
    @Transactional
    public void removeAll(ApiCaller caller, String type, Collection<String> ids) {
        change(caller, type, ids, REMOVED, resource -> {
            Map<String, String> gone = store.of(resource);
            store.removeAll(resource);
            return gone;
        });
    }

    /** @param change of one resource, and what tags it changed */
    private void change(
            ApiCaller caller,
            String type,
            Collection<String> ids,
            String action,
            Function<Resource, Map<String, String>> change) {
        boolean changed = false;
        for (Resource resource : held(caller, type, ids)) {
            Map<String, String> tags = change.apply(resource);
            if (!tags.isEmpty()) {
                audit.record(
                        "account:" + caller.accountId(),
                        action,
                        "tag",
                        type + "/" + resource.id(),
                        Map.of("tags", tags, "by", caller.who()));
                changed = true;
            }
        }
        if (changed) {
            versions.raise(caller.accountId());
        }
    }

    /** What the account has not is on no page. */
    @Transactional(readOnly = true)
    public TagPage list(long accountId, TagQuery wanted) {
        Taggable taggable = taggable(wanted.type());
        List<String> known = wanted.ids().stream()
                .map(id -> taggable.find(accountId, Unseen.strip(id)))
                .flatMap(Optional::stream)
                .toList();
        TagPlace after = TagPlace.read(wanted.next());
        if (known.isEmpty() && !wanted.ids().isEmpty()) {
            return new TagPage(List.of(), null);
        }
        TagQuery asked = new TagQuery(wanted.type(), known, wanted.tags(), null, wanted.size());
        List<TagRow> rows = store.list(accountId, asked, after, wanted.size() + 1);
        if (rows.size() <= wanted.size()) {
            return new TagPage(rows, null);
        }
        List<TagRow> page = rows.subList(0, wanted.size());
        return new TagPage(page, TagPlace.of(page.get(page.size() - 1)).token());
    }

    /** The tags of these resources of the account, by their ids; those without any are left out. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> of(long accountId, String type, Collection<String> ids) {
        return store.of(accountId, type, ids);
    }

    /**
     * What there is to choose from for a filter: the account's keys with their values, each with how many resources of this
     * type have it, by key and value.
     *
     * @param key only keys that begin like this; null for all
     * @param most so many lines at most
     */
    @Transactional(readOnly = true)
    public List<TagCount> choices(long accountId, String type, @Nullable String key, int most) {
        taggable(type);
        return store.choices(accountId, type, key == null ? "" : Unseen.strip(key), most);
    }

    /** In an order that all keep, so that two who want the same resources wait for one another instead of deadlocking. */
    private List<Resource> held(ApiCaller caller, String type, Collection<String> ids) {
        Taggable taggable = taggable(type);
        rules.checkResources(ids.size());
        SortedSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ids.forEach(id -> sorted.add(Unseen.strip(id)));
        return sorted.stream()
                .map(id -> taggable.hold(caller.accountId(), id).orElseThrow(() -> taggable.unknown(id)))
                .distinct()
                .map(id -> new Resource(caller.accountId(), type, id))
                .toList();
    }

    private Taggable taggable(String type) {
        if (!taggables.containsKey(type)) {
            throw TagRules.invalid("refused.type", Quoted.of(type), String.join(", ", types()));
        }
        return requireNonNull(taggables.get(type));
    }
}
