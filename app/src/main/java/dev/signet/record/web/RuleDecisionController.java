package dev.signet.record.web;

import dev.signet.platform.time.ChinaTime;
import dev.signet.record.RuleDecisions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the rules of sending decided, by rule and day. */
@RestController
class RuleDecisionController {

    private final RuleDecisions decisions;
    private final Clock clock;

    RuleDecisionController(RuleDecisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param to last day of the week; today where none is named */
    @GetMapping("/v1/admin/decisions")
    RuleDecisions.Week week(@RequestParam(required = false) @Nullable LocalDate to) {
        return decisions.week(Objects.requireNonNullElse(to, ChinaTime.today(clock)));
    }
}
