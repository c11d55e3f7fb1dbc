package dev.signet.operations.web;

import dev.signet.operations.HealthInWords;
import dev.signet.operations.Jobs;
import dev.signet.operations.Repairs;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.StaffPage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * @param ran a job that was asked to run at once, {@code review/reconcile-reviews}: the page waits for how it goes
     * @param since when it was asked to, in milliseconds since 1970 (UTC)
     */
    @GetMapping(JOBS)
    String jobs(
            @RequestParam(defaultValue = "") String ran,
            @RequestParam(defaultValue = "0") long since,
            Model model,
            HttpServletRequest request) {
        List<Jobs.Job> all = jobs.all();
        Optional<Jobs.Job> asked =
                all.stream().filter(job -> job.id().equals(ran)).findFirst();
        model.addAttribute("jobs", all);
        model.addAttribute("asked", asked.orElse(null));
        model.addAttribute("since", since);
        model.addAttribute(
                "ended",
                asked.map(job -> job.hasRunSince(Instant.ofEpochMilli(since))).orElse(false));
        return PagePart.isAsked(request) ? "operations/jobs :: ran" : "operations/jobs";
    }

    /** @param back the page that it was asked for on */
    @PostMapping(JOBS + "/{group}/{name}/run")
    View run(
            @PathVariable String group,
            @PathVariable String name,
            @RequestParam(defaultValue = JOBS) String back,
            Principal who) {
        Instant asked = jobs.run(who.getName(), group, name);
        String to = OwnAddress.or(back, JOBS);
        return to.equals(JOBS)
                ? Done.to(JOBS + "?ran=" + group + "/" + name + "&since=" + asked.toEpochMilli())
                : Done.to(to, "operations", "run.asked");
    }

    @GetMapping("/staff/repairs")
    String repairs(Model model) {
        model.addAttribute("overview", repairs.overview());
        return "operations/repairs";
    }
}
