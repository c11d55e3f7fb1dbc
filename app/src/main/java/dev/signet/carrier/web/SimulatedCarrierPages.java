package dev.signet.carrier.web;

import dev.signet.carrier.simulator.UplinkForm;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.StaffPage;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The simulated carrier on a page of staff's: its state, its script, a reply of a subscriber, what phones received. */
@StaffPage
class SimulatedCarrierPages {

    private static final String HERE = "/staff/simulator";
    private static final String TEXTS = "carrier";

    private final SimulatedCarrier simulator;

    SimulatedCarrierPages(SimulatedCarrier simulator) {
        this.simulator = simulator;
    }

    @GetMapping(HERE)
    String show(Model model) {
        boolean running = simulator.isRunning();
        model.addAttribute("running", running);
        if (running) {
            model.addAttribute("state", simulator.state());
            model.addAttribute("script", simulator.script());
            model.addAttribute("handsets", simulator.hasHandsets());
        }
        return "carrier/simulator";
    }

    @PostMapping(HERE + "/script")
    View script(@RequestParam String script, Principal who) {
        simulator.follow(who.getName(), script);
        return Done.to(HERE, TEXTS, "simulator.followed");
    }

    @PostMapping(HERE + "/disconnect")
    View disconnect(Principal who) {
        simulator.disconnect(who.getName());
        return Done.to(HERE, TEXTS, "simulator.disconnected");
    }

    @PostMapping(HERE + "/uplink")
    View uplink(
            @RequestParam @Size(min = 1, max = 30) String from,
            @RequestParam @Size(min = 1, max = 30) String to,
            @RequestParam @Size(min = 1, max = 1000) String text,
            Principal who) {
        simulator.uplink(who.getName(), UplinkForm.text(from.strip(), to.strip(), text));
        return Done.to(HERE, TEXTS, "simulator.uplinked");
    }

    /** By a form, since a number stands in no address. */
    @PostMapping(HERE + "/handset")
    String handset(@RequestParam @Size(min = 1, max = 30) String number, Model model) {
        model.addAttribute("texts", simulator.texts(number));
        return "carrier/simulator :: handset";
    }
}
