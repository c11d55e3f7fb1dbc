package dev.signet.carrier.web;

import dev.signet.carrier.Carriers;
import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffFigures;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many messages wait for a carrier. */
@Component
@Order(2)
class QueueFigure implements StaffFigures {

    private static final Wording TEXTS = Wording.of("carrier");

    private final Carriers carriers;

    QueueFigure(Carriers carriers) {
        this.carriers = carriers;
    }

    @Override
    public List<Figure> of(Predicate<String> opens) {
        String page = "/staff/carriers";
        return opens.test(page)
                ? List.of(new Figure(
                        TEXTS.text("figure.waiting"), carriers.overview().waitingInAll(), null, page))
                : List.of();
    }
}
