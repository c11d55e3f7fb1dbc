package dev.signet.carrier.web;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.simulator.UplinkForm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private final SimulatedCarrier simulator;

    SimulatorController(SimulatedCarrier simulator) {
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
        return simulator.state();
    }

    @GetMapping("/submits")
    Map<String, Integer> submits(@RequestParam(defaultValue = "2") int atLeast) {
        return simulator.taken(atLeast);
    }

    @GetMapping("/handsets/{number}")
    List<String> handset(@PathVariable String number) {
        return simulator.texts(number);
    }

    @GetMapping(path = "/script", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String script() {
        return simulator.script();
    }

    @PostMapping("/uplink")
    SimulatorServer.State uplink(@Valid @RequestBody Uplink uplink, Principal who) {
        simulator.uplink(who.getName(), uplink.form());
        return state();
    }

    @PutMapping(
            path = "/script",
            consumes = {MediaType.TEXT_PLAIN_VALUE, "application/yaml"})
    SimulatorServer.State script(@RequestBody String yaml, Principal who) {
        simulator.follow(who.getName(), yaml);
        return state();
    }

    @PostMapping("/disconnect")
    SimulatorServer.State disconnect(Principal who) {
        simulator.disconnect(who.getName());
        return state();
    }
}
