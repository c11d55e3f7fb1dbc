package dev.signet.rules.policy;

import dev.signet.rules.text.BoundedExpression;
import dev.signet.rules.text.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What may stand in a cell, as the declaration of the policies says it: {@code number 1..9}, {@code one of a|b}. */
final class CellValues {

    private static final String MAYBE = "maybe ";
    private static final Pattern SPEC = Pattern.compile(
            "(text|phrase|number|id|decimal|date|time|span|flag|regex|list|pattern|norm|one of|some of|pairs in|in|not in|answer in|found by"
                    + "|filled with|filled by|named by|empty)(?: (.+))?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    /** Of 64 bits at most. */
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern RANGE = Pattern.compile("(\\d*)\\.\\.(\\d*)");
    /** The letters and digits that a phrase such as 回T退订 asks the reader to send. */
    private static final Pattern ANSWER = Pattern.compile("[a-z0-9]+");
    /** What a reader of a text never sees, for a fact stands in its place. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[^{}]*}?");

    /**
     * What a cell is held against.
     *
     * @param norms ids of all norms there are
     * @param anyCase whether letters count in either case, as in word lists, which keep their words in one
     */
    record Known(Policies policies, Set<String> norms, boolean anyCase) {}

    private final boolean optional;
    private final String type;
    private final String of;

    private CellValues(boolean optional, String type, String of) {
        this.optional = optional;
        this.type = type;
        this.of = of;
    }

    /** @throws IllegalArgumentException where the declaration itself is wrong */
    static CellValues of(String declared) {
        boolean optional = declared.startsWith(MAYBE);
        String spec = optional ? declared.substring(MAYBE.length()) : declared;
        if (spec.isEmpty()) {
            return new CellValues(true, "", "");
        }
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("values cannot be declared as \"" + declared + "\"");
        }
        return new CellValues(optional, matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }

    /** Whether a list or table of this declaration may have no entry. */
    boolean mayBeEmpty() {
        return type.equals("empty");
    }

    String type() {
        return type;
    }

    /** The column of the same line that decides what may stand in the cell; null where none does. */
    @Nullable
    String decidedBy() {
        return type.equals("filled by") || type.equals("named by") ? of : null;
    }

    /** What may stand in the cell where these are the facts that are told, written as a text refers to them. */
    CellValues given(Set<String> facts) {
        String told = String.join("|", facts);
        return type.equals("filled by")
                ? new CellValues(optional, "filled with", told)
                : new CellValues(optional, "some of", told.replaceAll("[${}]", ""));
    }

    /** What is wrong with the cell, as a sentence that says what would be right. */
    Optional<String> fault(String cell, Known known) {
        Policies policies = known.policies();
        if (cell.isEmpty()) {
            return optional
                    ? Optional.empty()
                    : Optional.of("something must be written here" + (of.isEmpty() ? "" : ", " + type + " " + of));
        }
        return Optional.ofNullable(
                switch (type) {
                    case "number", "decimal" -> number(cell);
                    case "id" ->
                        ID.matcher(cell).matches()
                                ? null
                                : "an id is written with 1 to 18 digits, the first of them no 0";
                    case "date" -> parsed(() -> LocalDate.parse(cell), "a date is written 2026-10-01");
                    case "time" -> time(cell, policies);
                    case "span" -> span(cell);
                    case "flag" -> cell.matches("yes|no") ? null : "it is yes or no";
                    case "regex" -> expression(cell, policies);
                    case "pattern" ->
                        policies.names("pattern").contains(cell) ? null : "there is no pattern of this name";
                    case "phrase" ->
                        cell.codePoints().filter(Character::isLetterOrDigit).count() > 1
                                ? null
                                : "would be found in almost every text; a phrase has two letters, characters or digits at least";
                    case "norm" -> norm(cell, known.norms());
                    case "filled with" -> filled(cell);
                    case "list" -> policies.names("words").contains(cell) ? null : "there is no word list of this name";
                    case "one of" -> options().contains(cell) ? null : "it is one of " + String.join(", ", options());
                    case "some of" ->
                        options().containsAll(parts(cell))
                                ? null
                                : "each part (joined by |) is one of " + String.join(", ", options());
                    case "text", "" -> null;
                    default -> referringFault(cell, known);
                });
    }

    /** What is missing where the reference leads is reported there, once, and not at each word that refers to it. */
    private @Nullable String referringFault(String cell, Known known) {
        if (!options().stream().allMatch(place -> isThere(place, known.policies()))) {
            return null;
        }
        return switch (type) {
            case "in" -> isIn(cell, known) ? null : "must be in " + where();
            case "not in" -> isIn(cell, known) ? "must not be in " + where() + " too" : null;
            case "pairs in" -> pairs(cell, known);
            case "answer in" -> answers(cell, known);
            case "found by" -> isFound(cell, known.policies()) ? null : "must hold a phrase of " + where();
            default -> throw new IllegalStateException(type);
        };
    }

    private static boolean isThere(String place, Policies policies) {
        int dot = place.indexOf('.');
        return dot < 0
                ? policies.names("words").contains(place)
                : policies.names("table").contains(place.substring(0, dot))
                        && policies.table(place.substring(0, dot)).columns().contains(place.substring(dot + 1));
    }

    private @Nullable String number(String cell) {
        String right = "a " + (type.equals("number") ? "whole number" : "number with at most 6 decimals")
                + (of.isEmpty() || of.equals("..") ? "" : " in " + of) + " is expected";
        try {
            BigDecimal number = number(type, cell);
            return number.scale() <= 6 && isInRange(number) ? null : right;
        } catch (NumberFormatException e) {
            return right;
        }
    }

    /**
     * As it is written with the digits 0 to 9, for other digits would be read here and nowhere else.
     *
     * @throws NumberFormatException where it is none, or no whole one of 32 bits where that is asked for
     */
    static BigDecimal number(String type, String text) {
        if (!(type.equals("number") ? NUMBER : DECIMAL).matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return type.equals("number") ? BigDecimal.valueOf(Integer.parseInt(text)) : new BigDecimal(text);
    }

    private boolean isInRange(BigDecimal number) {
        Matcher range = RANGE.matcher(of);
        return !range.matches()
                || (range.group(1).isEmpty() || number.compareTo(new BigDecimal(range.group(1))) >= 0)
                        && (range.group(2).isEmpty() || number.compareTo(new BigDecimal(range.group(2))) <= 0);
    }

    /** {@code span 7 days}: a length of time, and the longest there may be. */
    private @Nullable String span(String cell) {
        try {
            return TimeSpan.of(cell).compareTo(TimeSpan.of(of)) <= 0 ? null : "it is at most " + of;
        } catch (IllegalArgumentException e) {
            return e.getMessage() + ", and is at most " + of;
        }
    }

    private static @Nullable String parsed(Runnable reader, String right) {
        try {
            reader.run();
            return null;
        } catch (DateTimeException | NumberFormatException e) {
            return right;
        }
    }

    private static @Nullable String expression(String cell, Policies policies) {
        try {
            BoundedExpression.compile(policies.writtenOut(cell));
            return null;
        } catch (PatternSyntaxException e) {
            return "it is no regular expression that can be used: " + e.getDescription();
        }
    }

    /** {@code time after x}: on the same day as the parameter x, so that no span of hours goes over midnight. */
    private @Nullable String time(String cell, Policies policies) {
        String fault = parsed(() -> ReviewCalendar.timeOfDay(cell), "a time of day is written 09:00");
        String start = of.replaceFirst("after ", "");
        if (fault != null
                || !policies.names("text").contains(start)
                || parsed(() -> policies.time(start), "") != null) {
            return fault;
        }
        LocalTime end = ReviewCalendar.timeOfDay(cell);
        return end.equals(LocalTime.MIDNIGHT) || end.isAfter(policies.time(start))
                ? null
                : "it must be later on the same day than " + start + ", " + policies.text(start)
                        + "; 24:00 is the end of the day";
    }

    /** A norm's id, or one with another of its cases behind a slash. */
    private static @Nullable String norm(String cell, Set<String> norms) {
        String id = NormIds.ofLine(cell);
        List<String> like = norms.stream()
                .filter(norm -> NormIds.letters(norm).equals(NormIds.letters(id)))
                .sorted(NormIds.ORDER)
                .toList();
        return norms.contains(id)
                ? null
                : "no norm has this id; "
                        + (like.isEmpty()
                                ? "it opens the name of a rule, as SR-01 does"
                                : "there are " + String.join(", ", like));
    }

    private @Nullable String filled(String cell) {
        return PLACEHOLDER
                .matcher(cell)
                .results()
                .map(MatchResult::group)
                .filter(placeholder -> !options().contains(placeholder))
                .findFirst()
                .map(placeholder -> "nothing is filled in for " + placeholder
                        + (of.isEmpty()
                                ? ", nor for anything else here"
                                : "; there are " + String.join(", ", options())))
                .orElse(null);
    }

    private @Nullable String pairs(String cell, Known known) {
        for (String pair : parts(cell)) {
            int colon = pair.indexOf(':');
            if (colon < 1 || !isIn(pair.substring(colon + 1), known)) {
                return "each part (joined by |) is a name, a colon and a value of " + where();
            }
        }
        return null;
    }

    private @Nullable String answers(String word, Known known) {
        Matcher answer = ANSWER.matcher(Texts.normalise(word));
        while (answer.find()) {
            if (!isIn(answer.group(), known)) {
                return "asks for \"" + answer.group() + "\", which must be in " + where();
            }
        }
        return null;
    }

    /** Whether one of the lists has the word, or one of the columns the cell. */
    private boolean isIn(String cell, Known known) {
        Policies policies = known.policies();
        return options().stream().anyMatch(place -> {
            int dot = place.indexOf('.');
            return dot < 0
                    ? policies.words(place).contains(cell)
                    : policies.table(place.substring(0, dot)).rows().stream()
                            .map(row -> row.get(place.substring(dot + 1)))
                            .anyMatch(other -> known.anyCase() ? other.equalsIgnoreCase(cell) : other.equals(cell));
        });
    }

    private boolean isFound(String cell, Policies policies) {
        return options().stream().anyMatch(list -> policies.words(list).occursIn(cell));
    }

    private List<String> options() {
        return Arrays.asList(of.split("\\|"));
    }

    private String where() {
        return String.join(" or ", options());
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
