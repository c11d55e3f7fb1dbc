package dev.signet.rules.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where each list with its words, each table, parameter and pattern of a rulebook is written. */
final class PolicyPlaces {

    /** @param line 0 where the whole file is meant */
    record Place(String file, int line) {}

    private final Map<String, Place> places = new HashMap<>();

    /** The place of another thing of this kind and name, where there is one already; the first one stays. */
    Optional<Place> put(String what, String name, String file, int line) {
        return Optional.ofNullable(places.putIfAbsent(key(what, name), new Place(file, line)));
    }

    Optional<Place> of(String what, String name) {
        return Optional.ofNullable(places.get(key(what, name)));
    }

    Problem problem(String what, String name, String message) {
        Place place = of(what, name).orElse(new Place(name, 0));
        return new Problem(place.file(), place.line(), message);
    }

    /** The kind under which the words of a list are kept, by their normal form. */
    static String wordOf(String list) {
        return "word of " + list;
    }

    private static String key(String what, String name) {
        return what + " " + name;
    }
}
