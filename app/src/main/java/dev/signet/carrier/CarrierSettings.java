package dev.signet.carrier;

import dev.signet.platform.SettingCheck;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The carriers, {@code signet.carriers[*]}. With none the simulator in the application is the only one.
 */
@ConfigurationProperties("signet")
record CarrierSettings(@DefaultValue List<Carrier> carriers) {

    CarrierSettings {
        Set<String> names = new HashSet<>();
        for (Carrier carrier : carriers) {
            if (!names.add(carrier.name())) {
                throw new IllegalArgumentException("signet.carriers: the name '" + carrier.name()
                        + "' is given twice; every carrier needs its own, receipts are matched by it");
            }
        }
        carriers = List.copyOf(carriers);
    }

    /**
     * In which ways the id in a carrier's receipts may differ from the one in its answer to the submit. Several may hold
     * together; of the two conversions one at most.
     */
    enum IdForm {
        /** In none: the default. */
        SAME,
        /** Answered in hexadecimal, in receipts decimal; leading zeros do not count. */
        HEX_THEN_DECIMAL,
        /** Answered in decimal, in receipts hexadecimal; leading zeros do not count. */
        DECIMAL_THEN_HEX,
        /** Upper and lower case are the same. */
        ANY_CASE,
        /** Padded with zeros in one place and not in the other. */
        LEADING_ZEROS
    }

    /**
     * @param name short and lasting: messages and receipts are stored under it
     * @param host its address
     * @param port its SMPP port
     * @param systemId the name to log in by
     * @param password of at most 8 characters; or {@code passwordFile}
     * @param passwordFile file that holds the password; it wins
     * @param rate submits a second over all sessions of this carrier
     * @param window submits under way in each session
     * @param sessions how many sessions are bound
     * @param vendors networks served; all unless given
     * @param weight share of the traffic among carriers that serve the same network; 0 only when no other is up
     * @param accessNumber source address, before extensions (UP-3)
     * @param promotionalAccessNumber the same for promotional messages (UP-6)
     * @param messageIds how the ids of its receipts differ from those of its answers
     * @param unflaggedReceipts whether it sends receipts that neither a flag nor a parameter marks: what reads like one is
     *     one then, though a subscriber may have written it
     * @param zone in which the carrier writes the dates of receipts
     * @param traceTag vendor TLV (0x1400 to 0x3FFF) that carries our message id; 0 to send none
     * @param connectTimeout how long connecting may take
     * @param responseTimeout how long an answer may take, the one to the login too
     * @param enquireInterval after so long without a word the carrier is asked whether it is still there
     * @param reconnectAfter first wait before a session that ended is bound again; doubled with each attempt
     * @param reconnectAtMost longest such wait
     */
    record Carrier(
            String name,
            @DefaultValue("127.0.0.1") String host,
            int port,
            @DefaultValue("signet") String systemId,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue("500") int rate,
            @DefaultValue("64") int window,
            @DefaultValue("1") int sessions,
            @DefaultValue Set<Vendor> vendors,
            @DefaultValue("1") int weight,
            String accessNumber,
            @Nullable String promotionalAccessNumber,
            @DefaultValue("SAME") Set<IdForm> messageIds,
            @DefaultValue("false") boolean unflaggedReceipts,
            @DefaultValue(ChinaTime.NAME) ZoneId zone,
            @DefaultValue("0") int traceTag,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("30s") Duration responseTimeout,
            @DefaultValue("30s") Duration enquireInterval,
            @DefaultValue("1s") Duration reconnectAfter,
            @DefaultValue("60s") Duration reconnectAtMost) {

        private static final int LONGEST_PASSWORD = 8;

        Carrier {
            SettingCheck check = new SettingCheck("signet.carriers[*]");
            check.that(name != null && name.matches("[a-z0-9-]{1,32}"), "name", name, "1 to 32 of a-z, 0-9 and -");
            check.between(0, 65_535, "port", port);
            check.atLeast(1, "rate", rate);
            check.between(1, 10_000, "window", window);
            check.between(1, 64, "sessions", sessions);
            check.atLeast(0, "weight", weight);
            check.that(
                    accessNumber != null && accessNumber.matches("\\d{1,20}"),
                    "access-number",
                    accessNumber,
                    "1 to 20 digits");
            check.that(
                    promotionalAccessNumber == null || promotionalAccessNumber.matches("\\d{1,20}"),
                    "promotional-access-number",
                    promotionalAccessNumber,
                    "1 to 20 digits");
            check.that(
                    !messageIds.containsAll(Set.of(IdForm.HEX_THEN_DECIMAL, IdForm.DECIMAL_THEN_HEX)),
                    "message-ids",
                    messageIds,
                    "one of HEX_THEN_DECIMAL and DECIMAL_THEN_HEX, not both");
            check.that(
                    traceTag == 0 || traceTag >= 0x1400 && traceTag <= 0x3fff,
                    "trace-tag",
                    traceTag,
                    "0, or 0x1400 to 0x3FFF");
            check.lasts("connect-timeout", connectTimeout);
            check.lasts("response-timeout", responseTimeout);
            check.lasts("enquire-interval", enquireInterval);
            check.lasts("reconnect-after", reconnectAfter);
            check.that(
                    reconnectAtMost.compareTo(reconnectAfter) >= 0,
                    "reconnect-at-most",
                    reconnectAtMost,
                    "at least reconnect-after, which is " + reconnectAfter);
            messageIds = Set.copyOf(messageIds);
            vendors = vendors.isEmpty() ? EnumSet.allOf(Vendor.class) : Set.copyOf(vendors);
        }

        /** The password from the settings or from the file, which wins. */
        String secret() {
            String secret = password == null ? "" : password;
            if (passwordFile != null) {
                try {
                    secret = Files.readString(passwordFile).strip();
                } catch (IOException e) {
                    throw new IllegalStateException(
                            "signet.carriers[*].password-file of " + name + ": " + passwordFile + " cannot be read", e);
                }
            }
            if (secret.length() > LONGEST_PASSWORD) {
                throw new IllegalStateException("The password of carrier " + name + " is longer than the "
                        + LONGEST_PASSWORD + " octets that SMPP 3.4 allows");
            }
            return secret;
        }

        @Override
        public String toString() {
            return "Carrier[" + name + " at " + host + ":" + port + "]";
        }
    }
}
