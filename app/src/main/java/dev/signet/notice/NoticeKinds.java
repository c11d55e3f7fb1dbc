package dev.signet.notice;

import dev.signet.account.ActorName;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The kinds of notices: which values each has, and the words around them. */
@Component
class NoticeKinds {

    static final String FILE = "notice/kinds.properties";
    private static final String WHO = "who";

    private static final Wording TEXTS = Wording.of("notice");

    private final Map<String, List<String>> values = new TreeMap<>();

    NoticeKinds() {
        try {
            Properties kinds = PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(FILE), StandardCharsets.UTF_8));
            kinds.stringPropertyNames()
                    .forEach(kind ->
                            values.put(kind, List.of(kinds.getProperty(kind).split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> all() {
        return values.keySet();
    }

    /** In the order in which the texts number them. */
    List<String> values(String kind) {
        return values.getOrDefault(kind, List.of());
    }

    boolean has(Notice notice) {
        return values.containsKey(notice.kind()) && notice.values().keySet().containsAll(values(notice.kind()));
    }

    Bilingual title(String kind, Map<String, String> told) {
        return text("title", kind, told);
    }

    Bilingual body(String kind, Map<String, String> told) {
        return text("body", kind, told);
    }

    /** Where in the console it goes on; null where it goes on nowhere. */
    @Nullable
    String link(String kind) {
        String key = kind + ".link";
        return TEXTS.has(key) ? TEXTS.zh(key) : null;
    }

    /** While versions change, one node may read what another tells for the first time. */
    private Bilingual text(String part, String kind, Map<String, String> told) {
        if (!values.containsKey(kind)) {
            return TEXTS.text("unknown." + part, kind);
        }
        Object[] filled = values(kind).stream()
                .map(name -> value(name, told.getOrDefault(name, "")))
                .toArray();
        return TEXTS.text(kind + "." + part, filled).map(String::strip);
    }

    /** Whoever did it is called as people call them. */
    private static Object value(String name, String told) {
        return name.equals(WHO) ? ActorName.of(told) : told;
    }
}
