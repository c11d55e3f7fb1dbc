package dev.signet.figures;

import dev.signet.figures.FiguresQuery.Step;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are wanted of messages by what they said: narrowed by kind, template and signature together (S7.2-4).
 *
 * @param from first day, of the account's zone
 * @param to last day, included
 * @param kinds of messages; none of another one counts
 * @param templates any of these codes; null for all
 * @param signature null for all
 */
public record TextQuery(
        long accountId,
        LocalDate from,
        LocalDate to,
        Step step,
        Set<TemplateKind> kinds,
        @Nullable Set<String> templates,
        @Nullable String signature) {}
