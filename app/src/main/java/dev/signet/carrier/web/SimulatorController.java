package dev.signet.carrier.web;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: what the simulated carrier has seen, and what it shall do. */
@RestController
@RequestMapping("/v1/admin/simulator")
class SimulatorController {

    private final ObjectProvider<SimulatorServer> simulator;

    SimulatorController(ObjectProvider<SimulatorServer> simulator) {
        this.simulator = simulator;
    }

    /** What a subscriber sends, to which access number. */
    record Uplink(@NotBlank String from, @NotBlank String to, @NotBlank String text) {}

    @GetMapping
    SimulatorServer.State state() {
        return running().state();
    }

    @GetMapping("/submits")
    Map<String, Integer> submits(@RequestParam(defaultValue = "2") int atLeast) {
        return running().taken(atLeast);
    }

    @PostMapping("/uplink")
    SimulatorServer.State uplink(@Valid @RequestBody Uplink uplink) {
        running().uplink(uplink.from(), uplink.to(), uplink.text());
        return state();
    }

    @PutMapping(path = "/script", consumes = {MediaType.TEXT_PLAIN_VALUE, "application/yaml"})
    SimulatorServer.State script(@RequestBody String yaml) {
        try {
            running().follow(yaml);
        } catch (IllegalArgumentException e) {
            throw new Refusal("InvalidParameter", "脚本无法读取：" + e.getMessage(), "The script cannot be read: " + e.getMessage());
        }
        return state();
    }

    @PostMapping("/disconnect")
    SimulatorServer.State disconnect() {
        running().disconnect();
        return state();
    }

    private SimulatorServer running() {
        SimulatorServer server = simulator.getIfAvailable();
        if (server == null) {
            throw new Refusal(
                    "InvalidParameter",
                    "本进程没有运行模拟运营商（signet.simulator.enabled）。",
                    "No carrier simulator runs in this process (signet.simulator.enabled).");
        }
        return server;
    }
}
