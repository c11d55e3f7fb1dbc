package dev.signet.review.desk;

import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffFigures;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many reviews should have been decided by now. */
@Component
@Order(3)
class OverdueFigure implements StaffFigures {

    private static final Wording TEXTS = Wording.of("review");

    /** Whoever sees what is reviewed sees how it goes. */
    private static final String WATCHED = "/staff/signatures";

    private final TaskService tasks;
    private final Clock clock;

    OverdueFigure(TaskService tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public List<Figure> of(Predicate<String> opens) {
        if (!opens.test(WATCHED)) {
            return List.of();
        }
        long overdue = tasks.createTaskQuery()
                .active()
                .dueBefore(Date.from(clock.instant()))
                .count();
        return List.of(new Figure(TEXTS.text("figure.overdue"), overdue, null, "/camunda/app/tasklist/"));
    }
}
