package dev.signet.docs;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One row of the list: a requirement of the guide, and the tests that show it or the reason why none does. */
record Requirement(String id, boolean shown, Set<String> tests, String whyOpen, String text) {

    static Requirement parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("requirements.tsv: five columns expected in: " + line);
        }
        Set<String> tests = cells[2].isBlank() ? Set.of() : new TreeSet<>(Set.of(cells[2].split(" ")));
        return new Requirement(cells[0], cells[1].equals("shown"), tests, cells[3], cells[4]);
    }

    String chapter() {
        return id.substring(0, id.indexOf('-'));
    }

    Requirement with(Set<String> found) {
        return found.isEmpty()
                ? new Requirement(id, false, Set.of(), whyOpen.isBlank() ? "not yet shown by a test" : whyOpen, text)
                : new Requirement(id, true, found, "", text);
    }

    Optional<String> complaint(Set<String> tagged) {
        if (shown && !tests.equals(tagged)) {
            return Optional.of(id + " is listed with " + tests + " but tagged in " + tagged);
        }
        if (!shown && !tagged.isEmpty()) {
            return Optional.of(id + " is listed as open but tagged in " + tagged);
        }
        return !shown && whyOpen.isBlank() ? Optional.of(id + " is open and does not say why") : Optional.empty();
    }

    String line() {
        return String.join("\t", id, shown ? "shown" : "open", String.join(" ", tests), whyOpen, text);
    }
}
