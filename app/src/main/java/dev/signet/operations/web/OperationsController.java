package dev.signet.operations.web;

import dev.signet.operations.HealthInWords;
import dev.signet.operations.Jobs;
import dev.signet.operations.Repairs;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: health in words, timed jobs, and what repairs left for people. */
@RestController
@RequestMapping("/v1/admin")
class OperationsController {

    private final HealthInWords health;
    private final Jobs jobs;
    private final Repairs repairs;

    OperationsController(HealthInWords health, Jobs jobs, Repairs repairs) {
        this.health = health;
        this.jobs = jobs;
        this.repairs = repairs;
    }

    @GetMapping("/health")
    @Operation(summary = "各部分的运行状况与处理建议 / how each part does, and what to do")
    List<HealthInWords.Part> health() {
        return health.parts();
    }

    @GetMapping("/jobs")
    @Operation(summary = "定时任务 / timed jobs: last and next run, last failure")
    List<Jobs.Job> jobs() {
        return jobs.all();
    }

    @PostMapping("/jobs/{group}/{name}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "立即运行一个定时任务 / run a timed job at once")
    void run(@PathVariable String group, @PathVariable String name, Principal who) {
        jobs.run(who.getName(), group, name);
    }

    @GetMapping("/repairs")
    @Operation(summary = "留待人工核实的不一致 / what repairs left for people, and what they mended lately")
    Repairs.Overview repairs() {
        return repairs.overview();
    }
}
