package dev.signet.carrier.web;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.simulator.UplinkForm;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    private static final Wording TEXTS = Wording.of("carrier");

    private final ObjectProvider<SimulatorServer> simulator;

    SimulatorController(ObjectProvider<SimulatorServer> simulator) {
        this.simulator = simulator;
    }

    /** What a subscriber sends, to which access number; and in which shape the carrier brings it. */
    record Uplink(
            @NotBlank String from,
            @NotBlank String to,
            @Nullable @Size(min = 1, max = 10_000) String text,

            @Schema(description = "十六进制数据，代替 text / octets in hexadecimal instead of a text")
            @Nullable
            @Pattern(regexp = "([0-9A-Fa-f]{2}){1,20000}")
            String octets,

            @Schema(description = "data_coding") @Nullable @Min(0) @Max(255)
            Integer dataCoding,

            UplinkForm.@Nullable Parts parts,
            boolean reversed,
            boolean repeated,
            boolean withoutId,
            boolean dataSm) {

        @AssertTrue(message = "text or octets is needed")
        boolean isGiven() {
            return text != null || octets != null;
        }

        UplinkForm form() {
            return new UplinkForm(
                    from, to, text, octets, dataCoding, null, parts, reversed, repeated, withoutId, dataSm);
        }
    }

    @GetMapping
    SimulatorServer.State state() {
        return running().state();
    }

    @GetMapping("/submits")
    Map<String, Integer> submits(@RequestParam(defaultValue = "2") int atLeast) {
        return running().taken(atLeast);
    }

    /** What a phone received, the newest first: in a trial on one's own machine, where no text goes to any phone. */
    @GetMapping("/handsets/{number}")
    List<String> handset(@PathVariable String number) {
        SimulatorServer server = running();
        if (!server.hasHandsets()) {
            throw TEXTS.refusal("InvalidParameter", "simulator.no-handsets");
        }
        return server.texts(number);
    }

    @PostMapping("/uplink")
    SimulatorServer.State uplink(@Valid @RequestBody Uplink uplink) {
        running().uplink(uplink.form());
        return state();
    }

    @PutMapping(
            path = "/script",
            consumes = {MediaType.TEXT_PLAIN_VALUE, "application/yaml"})
    SimulatorServer.State script(@RequestBody String yaml) {
        try {
            running().follow(yaml);
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal("InvalidParameter", "simulator.script", String.valueOf(e.getMessage()));
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
            throw TEXTS.refusal("InvalidParameter", "simulator.none");
        }
        return server;
    }
}
