package dev.signet.home;

import dev.signet.account.overview.AbroadFact;
import dev.signet.account.overview.AbroadStep;
import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.rules.fact.TemplateKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** How far an account has come on its way to messages abroad (S1-15). Like the {@link BeginnerGuide} it keeps nothing. */
@Service
public class AbroadGuide {

    private final List<AbroadFact> facts;
    private final Figures figures;
    private final Clock clock;

    AbroadGuide(List<AbroadFact> facts, Figures figures, Clock clock) {
        this.facts = List.copyOf(facts);
        this.figures = figures;
        this.clock = clock;
    }

    public record Taken(AbroadStep step, boolean taken) {}

    /** All steps, in their order. */
    public List<Taken> of(long accountId) {
        Set<AbroadStep> reached = EnumSet.noneOf(AbroadStep.class);
        facts.forEach(fact -> reached.addAll(fact.reached(accountId)));
        if (hasSent(accountId)) {
            reached.add(AbroadStep.SENT);
        }
        return Arrays.stream(AbroadStep.values())
                .map(step -> new Taken(step, reached.contains(step)))
                .toList();
    }

    /** On any day that is still counted; a day more, whatever the account's zone is. */
    private boolean hasSent(long accountId) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        FiguresQuery abroad = new FiguresQuery(
                accountId,
                LocalDate.EPOCH,
                tomorrow,
                Dimension.KIND,
                Step.RANGE,
                TemplateKind.INTERNATIONAL.name(),
                null,
                1);
        return !figures.rows(List.of(abroad)).get(0).isEmpty();
    }
}
