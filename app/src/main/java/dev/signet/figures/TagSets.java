package dev.signet.figures;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The tags that messages are sent with, each set under an id of its own: a message keeps the id, and so its tags as they were
 * when it was sent. There are few sets, and none changes; they are remembered and kept for good.
 */
@Component
public class TagSets {

    /** The id of no tags at all. */
    public static final long NONE = 0;

    /** Sets of one account's tags that are remembered before all are looked up again. */
    private static final int REMEMBERED = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A key with its value. */
    record Tag(String key, String value) implements Comparable<Tag> {
        @Override
        public int compareTo(Tag other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : value.compareTo(other.value);
        }
    }

    private record Wanted(
            long accountId, Map<String, String> template, Map<String, String> signature, Map<String, String> task) {}

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Map<Wanted, Long> known = new ConcurrentHashMap<>();
    private final Map<Long, Set<Tag>> sets = new ConcurrentHashMap<>();

    TagSets(@DataPlane JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * The id of what these have together. A key that several have with different values is there with each. Asks the database
     * only for a set that this node has not met; outside any transaction, as the set outlives what it is asked for.
     *
     * @param task tags of the bulk task that sends; none where none does
     */
    public long of(
            long accountId, Map<String, String> template, Map<String, String> signature, Map<String, String> task) {
        if (template.isEmpty() && signature.isEmpty() && task.isEmpty()) {
            return NONE;
        }
        Wanted wanted = new Wanted(accountId, template, signature, task);
        Long id = known.get(wanted);
        if (id == null) {
            id = find(wanted);
            forgetIfMany(known);
            known.put(wanted, id);
        }
        return id;
    }

    private long find(Wanted wanted) {
        Set<Tag> tags = new TreeSet<>();
        Stream.of(wanted.template(), wanted.signature(), wanted.task())
                .forEach(each -> each.forEach((key, value) -> tags.add(new Tag(key, value))));
        String text = JsonText.write(
                JSON, tags.stream().map(tag -> List.of(tag.key(), tag.value())).toList());
        byte[] digest = digest(text);
        jdbc.update(
                "insert ignore into figures_tag_set (id, account_id, digest, tags) values (?, ?, ?, ?)",
                ids.next(),
                wanted.accountId(),
                digest,
                text);
        Long id = jdbc.queryForObject(
                "select id from figures_tag_set where account_id = ? and digest = ?",
                Long.class,
                wanted.accountId(),
                digest);
        return id == null ? NONE : id;
    }

    Set<Tag> tags(long id) {
        if (id == NONE) {
            return Set.of();
        }
        Set<Tag> tags = sets.get(id);
        if (tags == null) {
            tags = read(jdbc.queryForObject("select tags from figures_tag_set where id = ?", String.class, id));
            forgetIfMany(sets);
            sets.put(id, tags);
        }
        return tags;
    }

    private static Set<Tag> read(String text) {
        Set<Tag> tags = new TreeSet<>();
        JsonText.read(JSON, text, new TypeReference<List<List<String>>>() {}, "figures_tag_set.tags")
                .forEach(pair -> tags.add(new Tag(pair.get(0), pair.get(1))));
        return tags;
    }

    private static void forgetIfMany(Map<?, ?> remembered) {
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
