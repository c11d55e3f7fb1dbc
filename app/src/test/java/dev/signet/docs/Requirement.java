package dev.signet.docs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One row of the list: a requirement of the guide, the tests that show it, and what is missing where they do not. */
record Requirement(String id, State state, Set<String> tests, String missing, String text) {

    /** How far the whole sentence of a requirement is shown. */
    enum State {
        /** Every part of the sentence is, and a fault planted behind it turns a named test red. */
        SHOWN(true, false),
        /** Some of it is; what is missing says the rest. */
        PART(true, true),
        /** Nothing yet. */
        OPEN(false, true),
        /** Nothing of the product is there to be shown. */
        NONE(false, true);

        private final boolean tested;
        private final boolean reasoned;

        State(boolean tested, boolean reasoned) {
            this.tested = tested;
            this.reasoned = reasoned;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Requirement parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("requirements.tsv: five columns expected in: " + line);
        }
        Set<String> tests = cells[2].isBlank() ? Set.of() : new TreeSet<>(Set.of(cells[2].split(" ")));
        return new Requirement(cells[0], State.valueOf(cells[1].toUpperCase(Locale.ROOT)), tests, cells[3], cells[4]);
    }

    String chapter() {
        return id.substring(0, id.indexOf('-'));
    }

    /** The row with the tests that carry its tag; whether they show the whole sentence is for a person to say. */
    Requirement with(Set<String> tagged) {
        if (tagged.isEmpty() && state.tested) {
            return new Requirement(
                    id, State.OPEN, tagged, missing.isBlank() ? "not yet shown by a test" : missing, text);
        }
        State now = tagged.isEmpty() || state.tested ? state : State.PART;
        return new Requirement(id, now, tagged, missing, text);
    }

    Optional<String> complaint(Set<String> tagged) {
        if (!tests.equals(tagged)) {
            return Optional.of(id + " is listed with " + tests + " but tagged in " + tagged);
        }
        if (state.tested == tests.isEmpty()) {
            return Optional.of(
                    id + " is " + state.word() + (tests.isEmpty() ? " without a test" : " in spite of " + tests));
        }
        if (state.reasoned == missing.isBlank()) {
            return Optional.of(id + " is " + state.word()
                    + (missing.isBlank() ? " and does not say why" : " but misses: " + missing));
        }
        return Optional.empty();
    }

    String line() {
        return String.join("\t", id, state.word(), String.join(" ", tests), missing, text);
    }
}
