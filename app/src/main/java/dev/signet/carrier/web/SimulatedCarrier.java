package dev.signet.carrier.web;

import dev.signet.audit.AuditTrail;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.simulator.UplinkForm;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The simulated carrier in staff's hands: what it has seen, and what it shall do, which stays on record. */
@Component
class SimulatedCarrier {

    private static final Wording TEXTS = Wording.of("carrier");
    /** What is wrong comes first, what was given last, which may be long. */
    private static final int SAID = 500;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final String SUBJECT = "simulator";

    private final ObjectProvider<SimulatorServer> simulator;
    private final AuditTrail audit;

    SimulatedCarrier(ObjectProvider<SimulatorServer> simulator, AuditTrail audit) {
        this.simulator = simulator;
        this.audit = audit;
    }

    boolean isRunning() {
        return simulator.getIfAvailable() != null;
    }

    boolean hasHandsets() {
        return isRunning() && running().hasHandsets();
    }

    SimulatorServer.State state() {
        return running().state();
    }

    String script() {
        return running().script();
    }

    Map<String, Integer> taken(int atLeast) {
        return running().taken(atLeast);
    }

    /** What a phone received, the newest first: in a trial on one's own machine, where no text goes to any phone. */
    List<String> texts(String number) {
        SimulatorServer server = running();
        if (!server.hasHandsets()) {
            throw TEXTS.refusal("InvalidParameter", "simulator.no-handsets");
        }
        return server.texts(number.strip());
    }

    @Transactional
    void follow(String actor, String yaml) {
        SimulatorServer server = running();
        audit.record(actor, "simulator.script-set", SUBJECT, SUBJECT, Map.of("script", Masks.phonesIn(yaml)));
        try {
            server.follow(yaml);
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal(
                    "InvalidParameter", "simulator.script", Quoted.of(String.valueOf(e.getMessage()), SAID));
        }
    }

    @Transactional
    void uplink(String actor, UplinkForm uplink) {
        SimulatorServer server = running();
        requireNumber("from", uplink.from());
        requireNumber("to", uplink.to());
        audit.record(
                actor,
                "simulator.uplink-sent",
                SUBJECT,
                SUBJECT,
                Map.of("from", Masks.nearPhone(uplink.from()), "to", uplink.to()));
        server.uplink(uplink);
    }

    /** As the field of an address holds it; a longer one would never be delivered. */
    private static void requireNumber(String field, String given) {
        if (!NUMBER.matcher(given).matches()) {
            throw TEXTS.refusal("InvalidParameter", "simulator.number", field, Quoted.of(given));
        }
    }

    @Transactional
    void disconnect(String actor) {
        SimulatorServer server = running();
        audit.record(actor, "simulator.disconnected", SUBJECT, SUBJECT, Map.of());
        server.disconnect();
    }

    private SimulatorServer running() {
        SimulatorServer server = simulator.getIfAvailable();
        if (server == null) {
            throw TEXTS.refusal("InvalidParameter", "simulator.none");
        }
        return server;
    }
}
