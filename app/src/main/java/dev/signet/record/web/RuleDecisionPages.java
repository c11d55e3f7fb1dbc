package dev.signet.record.web;

import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.RuleDecisions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the rules of sending decided in a week, each with its sentence and where it is written. */
@StaffPage
class RuleDecisionPages {

    private static final Period WEEK = Period.ofWeeks(1);

    private final RuleDecisions decisions;
    private final Clock clock;

    RuleDecisionPages(RuleDecisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @GetMapping("/staff/decisions")
    String week(@RequestParam(required = false) @Nullable LocalDate to, Model model) {
        LocalDate today = ChinaTime.today(clock);
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        model.addAttribute("week", decisions.week(last));
        model.addAttribute("to", last);
        model.addAttribute("today", today);
        model.addAttribute("earlier", last.minus(WEEK));
        model.addAttribute("later", last.isBefore(today) ? last.plus(WEEK) : null);
        return "record/decisions";
    }
}
