package dev.signet.billing.web;

import dev.signet.billing.desk.MoneyDesk;
import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffFigures;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many customers have no balance left. */
@Component
@Order(5)
class BalanceFigure implements StaffFigures {

    private static final Wording TEXTS = Wording.of("billing");

    private final MoneyDesk desk;

    BalanceFigure(MoneyDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Figure> of(Predicate<String> opens) {
        String page = "/staff/money";
        return opens.test(page)
                ? List.of(new Figure(TEXTS.text("figure.no-balance"), desk.withoutBalance(), null, page))
                : List.of();
    }
}
