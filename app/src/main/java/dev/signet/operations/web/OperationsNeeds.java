package dev.signet.operations.web;

import dev.signet.operations.HealthInWords;
import dev.signet.operations.HealthInWords.Level;
import dev.signet.operations.Repairs;
import dev.signet.platform.Bilingual;
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
                    .map(part -> new Need(said(part), HEALTH))
                    .forEach(needs::add);
        }
        int left = opens.test(REPAIRS) ? repairs.overview().open().size() : 0;
        if (left > 0) {
            needs.add(new Need(TEXTS.text("need.repairs", left), REPAIRS));
        }
        return needs;
    }

    private static Bilingual said(HealthInWords.Part part) {
        Bilingual title = part.title();
        String key = "need." + part.level();
        return new Bilingual(TEXTS.zh(key, title.zh()), TEXTS.en(key, title.en()));
    }
}
