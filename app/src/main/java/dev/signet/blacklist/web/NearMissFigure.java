package dev.signet.blacklist.web;

import dev.signet.blacklist.NearMiss.State;
import dev.signet.blacklist.NearMisses;
import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffFigures;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many replies wait for an officer. */
@Component
@Order(4)
class NearMissFigure implements StaffFigures {

    private static final Wording TEXTS = Wording.of("blacklist");

    private final NearMisses nearMisses;

    NearMissFigure(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    @Override
    public List<Figure> of(Predicate<String> opens) {
        String page = "/staff/near-misses";
        return opens.test(page)
                ? List.of(new Figure(TEXTS.text("figure.near-misses"), nearMisses.count(State.OPEN), null, page))
                : List.of();
    }
}
