package dev.signet.operations;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Each part of {@code /actuator/health} as people read it: how it stands, what that means, what to do. */
@Component
public class HealthInWords {

    private static final Wording TEXTS = Wording.of("operations");

    /** Details that count octets. */
    private static final Set<String> OCTETS = Set.of("free", "threshold", "total");

    /** Details that say since when it is so. */
    private static final Set<String> SINCE = Set.of("foundAt", "oldestNearMiss", "since", "wentBackTo");

    private final HealthEndpoint endpoint;

    HealthInWords(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    public enum Level {
        GOOD,
        /** It works, and somebody should look at something. */
        LOOK,
        DOWN
    }

    /**
     * A detail of a part.
     *
     * @param title what {@code name} is called
     * @param value as it is told; null where it is a time
     * @param words of {@code value}, where it is one that has words
     */
    public record Fact(
            String name,
            Bilingual title,
            @Nullable String value,
            @Nullable Bilingual words,
            @Nullable Instant at) {}

    /**
     * What is not well.
     *
     * @param sentence with the figures
     * @param advice what to do
     * @param page where it is done; null where that is at no page
     */
    public record Finding(
            Bilingual sentence, Bilingual advice, @Nullable String page) {}

    /**
     * @param name of the part, as in {@code /actuator/health}
     * @param title what it is called
     * @param means what it watches over
     * @param status as the part itself says
     * @param since since when it is not good, where that is known
     * @param advice what to do; null where nothing is to be done
     * @param findings what is not well; empty exactly where all is
     */
    public record Part(
            String name,
            Bilingual title,
            Bilingual means,
            Level level,
            String status,
            @Nullable Instant since,
            @Nullable Bilingual advice,
            List<Finding> findings,
            List<Fact> facts) {}

    /** The worst first. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (endpoint.health() instanceof CompositeHealth all) {
            new TreeMap<>(all.getComponents()).forEach((name, part) -> parts.add(part(name, part)));
        }
        parts.sort(Comparator.comparing(Part::level).reversed().thenComparing(Part::name));
        return parts;
    }

    private static Part part(String name, HealthComponent health) {
        List<Fact> facts = new ArrayList<>();
        Map<String, Object> details = details(health);
        details.forEach((key, value) -> add(key, title(key), value, facts));
        List<Finding> findings = HealthFindings.of(name, health.getStatus(), details);
        Level level = level(health.getStatus(), findings);
        return new Part(
                name,
                words("health." + name, name),
                words("health." + name + ".means", TEXTS.text("health.unknown")),
                level,
                health.getStatus().getCode(),
                level == Level.GOOD ? null : since(details),
                level == Level.GOOD ? null : words("health." + name + ".advice", TEXTS.text("health.advice")),
                findings,
                facts);
    }

    private static Map<String, Object> details(HealthComponent health) {
        if (health instanceof Health plain) {
            return plain.getDetails();
        }
        Map<String, Object> details = new TreeMap<>();
        if (health instanceof CompositeHealth parts) {
            parts.getComponents().forEach((name, part) -> details.put(name, details(part)));
        }
        return details;
    }

    private static Level level(Status status, List<Finding> findings) {
        if (status.equals(Status.UP)) {
            return findings.isEmpty() ? Level.GOOD : Level.LOOK;
        }
        return status.equals(Status.UNKNOWN) ? Level.LOOK : Level.DOWN;
    }

    private static @Nullable Instant since(Object details) {
        return times(details, "").max(Comparator.naturalOrder()).orElse(null);
    }

    private static Stream<Instant> times(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> within) {
            return within.entrySet().stream()
                    .flatMap(detail -> times(detail.getValue(), String.valueOf(detail.getKey())));
        }
        if (value instanceof Collection<?> each) {
            return each.stream().flatMap(one -> times(one, name));
        }
        return SINCE.contains(name) ? Stream.ofNullable(time(value)) : Stream.empty();
    }

    private static void add(String name, Bilingual title, @Nullable Object value, List<Fact> facts) {
        if (value instanceof Map<?, ?> within) {
            within.forEach(
                    (key, detail) -> add(name + " · " + key, both(title, title(String.valueOf(key))), detail, facts));
        } else if (value instanceof Collection<?> each) {
            each.forEach(one -> add(name, title, one, facts));
        } else {
            Instant at = time(value);
            String known = "fact.value." + String.valueOf(value).replace(' ', '-');
            facts.add(new Fact(
                    name,
                    title,
                    at == null ? told(name, value) : null,
                    TEXTS.has(known) ? TEXTS.text(known) : null,
                    at));
        }
    }

    private static String told(String name, @Nullable Object value) {
        return value instanceof Number octets && OCTETS.contains(name)
                ? DataSize.ofBytes(octets.longValue()).toMegabytes() + " MB"
                : HealthFindings.told(value);
    }

    /** What is not of ours, and a carrier, go by their names. */
    private static Bilingual title(String key) {
        return words("fact." + key, key);
    }

    private static Bilingual both(Bilingual around, Bilingual within) {
        return new Bilingual(around.zh() + " · " + within.zh(), around.en() + " · " + within.en());
    }

    private static @Nullable Instant time(@Nullable Object value) {
        if (value instanceof Instant at) {
            return at;
        }
        try {
            return value instanceof String text && text.endsWith("Z") ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Bilingual words(String key, String otherwise) {
        return words(key, new Bilingual(otherwise, otherwise));
    }

    /** A part that this version has no words for goes by its name. */
    private static Bilingual words(String key, Bilingual otherwise) {
        return TEXTS.has(key) ? TEXTS.text(key) : otherwise;
    }
}
