package dev.signet.operations.web;

import dev.signet.operations.HealthInWords;
import dev.signet.operations.HealthInWords.Level;
import dev.signet.operations.Repairs;
import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Parts of the application that do not do well, and what repairs left for people. */
@Component
class OperationsNeeds implements StaffNeeds {

    private static final Wording TEXTS = Wording.of("operations");
    private static final String HEALTH = "/staff/health";
    private static final String REPAIRS = "/staff/repairs";

    private final HealthInWords health;
    private final Repairs repairs;

    OperationsNeeds(HealthInWords health, Repairs repairs) {
        this.health = health;
        this.repairs = repairs;
    }

    @Override
    public List<Need> of(String person, Predicate<String> opens) {
        List<Need> needs = new ArrayList<>();
        if (opens.test(HEALTH)) {
            health.parts().stream()
                    .filter(part -> part.level() != Level.GOOD)
                    .flatMap(part -> part.findings().stream())
                    .filter(finding -> !REPAIRS.equals(finding.page()))
                    .map(finding -> new Need(finding.sentence(), page(finding, opens)))
                    .forEach(needs::add);
        }
        int left = opens.test(REPAIRS) ? repairs.overview().open().size() : 0;
        if (left > 0) {
            needs.add(new Need(TEXTS.text("need.repairs", left), REPAIRS));
        }
        return needs;
    }

    /** Whoever may not open the page where it is done reads at least what it is. */
    private static String page(HealthInWords.Finding finding, Predicate<String> opens) {
        return finding.page() != null && opens.test(finding.page()) ? finding.page() : HEALTH;
    }
}
