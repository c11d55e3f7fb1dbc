package dev.signet.operations.web;

import dev.signet.operations.HealthInWords;
import dev.signet.operations.Jobs;
import dev.signet.operations.Repairs;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.StaffPage;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Staff's pages of the application's own state. */
@StaffPage
class OperationsPages {

    private static final String JOBS = "/staff/jobs";

    private final HealthInWords health;
    private final Jobs jobs;
    private final Repairs repairs;

    OperationsPages(HealthInWords health, Jobs jobs, Repairs repairs) {
        this.health = health;
        this.jobs = jobs;
        this.repairs = repairs;
    }

    @GetMapping("/staff/health")
    String health(Model model) {
        model.addAttribute("parts", health.parts());
        return "operations/health";
    }

    @GetMapping(JOBS)
    String jobs(Model model) {
        model.addAttribute("jobs", jobs.all());
        return "operations/jobs";
    }

    /** @param back the page that it was asked for on */
    @PostMapping(JOBS + "/{group}/{name}/run")
    View run(
            @PathVariable String group,
            @PathVariable String name,
            @RequestParam(defaultValue = JOBS) String back,
            Principal who) {
        jobs.run(who.getName(), group, name);
        return Done.to(OwnAddress.or(back, JOBS), "operations", "run.asked");
    }

    @GetMapping("/staff/repairs")
    String repairs(Model model) {
        model.addAttribute("overview", repairs.overview());
        return "operations/repairs";
    }
}
