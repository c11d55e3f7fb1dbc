package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import dev.signet.rules.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks for the terms of a table in a text, with the sense checks that the table and its lists give: phrases that hold
 * a term by accident are passed over, a term inside a warning ("谨防…") is a matter for a person, and a term that only
 * appears when noise characters are taken out is reported as disguised.
 *
 * <p>The table has the columns {@code term} (parts joined by {@code &} must all occur within a few characters),
 * {@code effect} ({@code refuse}, {@code human}), {@code kinds} ({@code all} or template kinds joined by {@code |}) and
 * {@code group}.
 */
public final class Terms {

    private final Table table;
    private final WordList innocent;
    private final WordList warnings;
    /** How far the parts of a joined term may stand from one another, in characters of the normal form. */
    private final int near;
    /** Marks that no sentence needs where they stand: {@code 贷*款}, {@code 赌-博}. */
    private final TextPattern noise;

    /** @param part the term as the table has it */
    public record Hit(String part, String group, Severity severity, boolean disguised) {
        public boolean refuses() {
            return severity == Severity.REFUSE;
        }
    }

    private Terms(Table table, Policies policies) {
        this.table = table;
        this.innocent = policies.words("innocent-phrases");
        this.warnings = policies.words("warning-phrases");
        this.near = policies.number("terms.near.max");
        this.noise = policies.pattern("terms.noise");
    }

    public static Terms of(Policies policies, String table) {
        return new Terms(policies.table(table), policies);
    }

    /** Every term found, in the order of the table, each once. */
    public List<Hit> in(String text, String kind) {
        Forms forms = new Forms(
                masked(Texts.normalise(text)),
                masked(noise.replaceAll(Texts.normalise(text), mark -> "")),
                spaced(text));
        List<Hit> hits = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            if (concerns(row, kind)) {
                Hit hit = hit(row, forms);
                if (hit != null) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    /** Whether any term found is a clear hit. */
    public boolean refusesAny(String text, String kind) {
        return in(text, kind).stream().anyMatch(Hit::refuses);
    }

    /** @param spaced as normal, but with single blanks where there were any: English words need them */
    private record Forms(String normal, String bare, String spaced) {}

    private @org.jspecify.annotations.Nullable Hit hit(Table.Row row, Forms forms) {
        boolean western = isWestern(row.get("term"));
        String term = western ? row.get("term").toLowerCase(Locale.ROOT) : Texts.normalise(row.get("term"));
        String[] parts = term.split("&");
        String text = western ? forms.spaced() : forms.normal();
        int at = find(parts, text);
        if (at >= 0) {
            boolean sure = row.get("effect").equals("refuse") && !warned(text, at);
            return new Hit(row.get("term"), row.get("group"), sure ? Severity.REFUSE : Severity.HUMAN, false);
        }
        return parts.length == 1 && row.get("effect").equals("refuse") && find(parts, forms.bare()) >= 0
                ? new Hit(row.get("term"), row.get("group"), Severity.REFUSE, true)
                : null;
    }

    private static boolean concerns(Table.Row row, String kind) {
        String kinds = row.get("kinds");
        return kinds.equals("all")
                || List.of(kinds.toUpperCase(Locale.ROOT).split("\\|")).contains(kind);
    }

    /** Where the term begins, or -1. English terms are found as whole words only. */
    private int find(String[] parts, String text) {
        for (int at = indexOf(text, parts[0], 0); at >= 0; at = indexOf(text, parts[0], at + 1)) {
            if (othersNear(parts, text, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean othersNear(String[] parts, String text, int at) {
        int from = Math.max(0, at - near);
        int to = Math.min(text.length(), at + parts[0].length() + near);
        for (int i = 1; i < parts.length; i++) {
            int other = indexOf(text, parts[i], from);
            if (other < 0 || other + parts[i].length() > to + parts[i].length()) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(String text, String term, int from) {
        int at = text.indexOf(term, from);
        while (at >= 0 && !isWhole(text, term, at)) {
            at = text.indexOf(term, at + 1);
        }
        return at;
    }

    private static boolean isWhole(String text, String term, int at) {
        return !touches(text, at - 1, term.charAt(0))
                && !(isWestern(term) && touches(text, at + term.length(), term.charAt(term.length() - 1)));
    }

    private static boolean isWestern(String term) {
        return term.chars().allMatch(c -> c < 0x80);
    }

    private static String spaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        return kept.toString().replaceAll("\\s+", " ");
    }

    private static boolean touches(String text, int neighbour, int edge) {
        return isWordCharacter(edge)
                && neighbour >= 0
                && neighbour < text.length()
                && isWordCharacter(text.charAt(neighbour));
    }

    private static boolean isWordCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private boolean warned(String text, int at) {
        String before = text.substring(Math.max(0, at - near), at);
        return warnings.words().stream().anyMatch(before::contains);
    }

    private String masked(String text) {
        String rest = text;
        for (String phrase : innocent.words()) {
            if (rest.contains(phrase)) {
                rest = rest.replace(phrase, "\uE001".repeat(phrase.length()));
            }
        }
        return rest;
    }
}
