package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.access.AccessRequest;
import dev.signet.rules.access.AttachedPolicy;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.RequestContext;
import dev.signet.rules.access.SourceAddress;
import dev.signet.rules.access.SystemPolicies;
import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a case asks that is about no norm: a question to the lists, tables, parameters, patterns or the calendar of the
 * rulebook, as the program asks them.
 */
sealed interface Lookup {

    /** The answer in the words of the cases. */
    String answer(Rulebook rulebook);

    /** Whether a text as a whole is one of a list's words: {@code listed} or {@code not listed}. */
    record Words(String list, String text) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            return rulebook.policies().words(list).contains(text) ? "listed" : "not listed";
        }
    }

    /** Whether a word of a list occurs anywhere in a text: {@code found} or {@code not found}. */
    record Phrases(String list, String text) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            return rulebook.policies().words(list).occursIn(text) ? "found" : "not found";
        }
    }

    /** How a pattern finds itself in a text: {@code whole}, {@code part} or {@code none}. */
    record Match(String pattern, String text) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            TextPattern asked = rulebook.policies().pattern(pattern);
            return asked.matches(text) ? "whole" : asked.occursIn(text) ? "part" : "none";
        }
    }

    /**
     * What a table says: a cell of its first line with these cells.
     *
     * @param with what the cell's <code>{name}</code> and <code>${name}</code> are filled with
     */
    record Line(String table, Map<String, String> where, String column, Map<String, String> with) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            return rulebook.policies().table(table).rows().stream()
                    .filter(row -> where.entrySet().stream()
                            .allMatch(cell -> row.get(cell.getKey()).equals(cell.getValue())))
                    .findFirst()
                    .map(row -> filled(row.get(column)))
                    .orElse("no line");
        }

        private String filled(String cell) {
            String text = TemplateText.of(cell).filled(with);
            for (Map.Entry<String, String> value : with.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        }
    }

    /** How a number or time of day stands to a parameter: {@code below} it, {@code at} it or {@code above} it. */
    record Limit(String parameter, String value) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            int order = value.contains(":")
                    ? ReviewCalendar.timeOfDay(value)
                            .compareTo(rulebook.policies().time(parameter))
                    : new BigDecimal(value).compareTo(rulebook.policies().decimal(parameter));
            return order < 0 ? "below" : order == 0 ? "at" : "above";
        }
    }

    /** What a system policy alone says to an action: {@code allow}, {@code deny} or {@code neither}. */
    record Access(String policy, String action, String resource) implements Lookup {

        private static final RequestContext CONTEXT = new RequestContext(
                SourceAddress.of("192.0.2.1"), Instant.EPOCH, true, true, tag -> null, "acs:ram::1:user/case", null);

        @Override
        public String answer(Rulebook rulebook) {
            AttachedPolicy asked = SystemPolicies.of(rulebook.policies()).attached(policy);
            return switch (Evaluation.of(List.of(asked))
                    .judge(new AccessRequest(action, resource, CONTEXT))
                    .outcome()) {
                case ALLOW -> "allow";
                case EXPLICIT_DENY -> "deny";
                case IMPLICIT_DENY -> "neither";
            };
        }
    }

    /** Until when an application of a review class is decided, both on the clock of Shanghai. */
    record Deadline(LocalDateTime submitted, String reviewClass) implements Lookup {

        @Override
        public String answer(Rulebook rulebook) {
            return LocalDateTime.ofInstant(
                            rulebook.reviewCalendar()
                                    .deadline(
                                            submitted.atZone(ChinaClock.ZONE).toInstant(),
                                            reviewClass,
                                            ChinaClock.ZONE),
                            ChinaClock.ZONE)
                    .toString();
        }
    }
}
