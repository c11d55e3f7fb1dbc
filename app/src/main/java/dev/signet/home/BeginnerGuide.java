package dev.signet.home;

import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How far an account has come (新手引导, S1-8). Nothing of it is kept: what is undone is a step again. */
@Service
public class BeginnerGuide {

    private final Map<GuideStep, GuideFact> facts = new EnumMap<>(GuideStep.class);

    /** @throws IllegalArgumentException unless there is one fact for each step */
    BeginnerGuide(List<GuideFact> facts) {
        facts.forEach(fact -> this.facts.merge(fact.step(), fact, (one, another) -> {
            throw new IllegalArgumentException("two facts for the step " + fact.step());
        }));
        if (this.facts.size() < GuideStep.values().length) {
            throw new IllegalArgumentException("there are facts for " + this.facts.keySet() + " only");
        }
    }

    public record Step(GuideStep step, boolean taken) {}

    /** @param steps all of them, in their order */
    public record Progress(List<Step> steps) {

        /** The first that is not taken; null where the guide has done its work. */
        public @Nullable GuideStep next() {
            return steps.stream()
                    .filter(step -> !step.taken())
                    .map(Step::step)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether a step is taken, by its name. */
        public boolean has(String step) {
            return steps.stream().anyMatch(each -> each.step().name().equals(step) && each.taken());
        }

        public long taken() {
            return steps.stream().filter(Step::taken).count();
        }
    }

    public Progress of(long accountId) {
        return new Progress(Arrays.stream(GuideStep.values())
                .map(step -> new Step(step, fact(step).taken(accountId)))
                .toList());
    }

    private GuideFact fact(GuideStep step) {
        return Objects.requireNonNull(facts.get(step));
    }
}
