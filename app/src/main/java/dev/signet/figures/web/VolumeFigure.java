package dev.signet.figures.web;

import dev.signet.figures.Figures;
import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffFigures;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What all accounts sent today, beside yesterday. */
@Component
@Order(1)
class VolumeFigure implements StaffFigures {

    private static final Wording TEXTS = Wording.of("figures");

    private final Figures figures;
    private final Clock clock;

    VolumeFigure(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<Figure> of(Predicate<String> opens) {
        String page = "/staff/accounts";
        if (!opens.test(page)) {
            return List.of();
        }
        LocalDate today = ChinaTime.today(clock);
        return List.of(new Figure(
                TEXTS.text("figure.today"),
                figures.partsOn(today),
                TEXTS.text("figure.yesterday", figures.partsOn(today.minusDays(1))),
                page));
    }
}
