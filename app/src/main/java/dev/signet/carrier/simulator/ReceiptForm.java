package dev.signet.carrier.simulator;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.time.ChinaTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated carrier writes its receipts. In texts stand {@code {id}} (decimal), {@code {hex}}, {@code {padded}}
 * (twenty digits), {@code {answered}} (as the submit was answered), {@code {number}}, {@code {source}}, {@code {stat}},
 * {@code {err}}, {@code {dlvrd}} and {@code {date}}.
 *
 * @param text of the short message
 * @param from the source address
 * @param to the destination address
 * @param messageId of {@code receipted_message_id}; null to send none
 * @param messageState of {@code message_state}; null to send none
 */
record ReceiptForm(
        String text,
        String from,
        String to,
        boolean dataSm,
        byte esmClass,
        byte dataCoding,
        @Nullable String messageId,
        @Nullable Integer messageState) {

    static final Set<String> KEYS =
            Set.of("delay", "text", "from", "to", "pdu", "esm-class", "data-coding", "message-id", "message-state");

    private static final Set<String> NAMES =
            Set.of("id", "hex", "padded", "answered", "number", "source", "stat", "err", "dlvrd", "date");

    static final ReceiptForm USUAL = new ReceiptForm(
            "id:{id} sub:001 dlvrd:{dlvrd} submit date:{date} done date:{date} stat:{stat} err:{err} text:",
            "{number}",
            "{source}",
            false,
            Delivery.RECEIPT,
            (byte) 0,
            null,
            null);

    private static final byte UCS2 = 8;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    /** Receipts of Chinese carriers are written in their own time. */

    /** @throws IllegalArgumentException naming the key and what would be right */
    static ReceiptForm of(Map<String, Object> given) {
        String pdu = text(given, "pdu", "deliver_sm");
        if (!Set.of("deliver_sm", "data_sm").contains(pdu)) {
            throw new IllegalArgumentException("'pdu' must be deliver_sm or data_sm, not '" + pdu + "'");
        }
        Integer state = octet(given, "message-state", null);
        return new ReceiptForm(
                text(given, "text", USUAL.text),
                text(given, "from", USUAL.from),
                text(given, "to", USUAL.to),
                pdu.equals("data_sm"),
                requireNonNull(octet(given, "esm-class", (int) USUAL.esmClass)).byteValue(),
                requireNonNull(octet(given, "data-coding", 0)).byteValue(),
                given.get("message-id") == null ? null : text(given, "message-id", ""),
                state);
    }

    private static String text(Map<String, Object> given, String key, String otherwise) {
        Object value = given.get(key);
        return value == null ? otherwise : Template.text(key, value, NAMES);
    }

    private static @Nullable Integer octet(Map<String, Object> given, String key, @Nullable Integer otherwise) {
        Object value = given.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= 0 && number <= 0xFF) {
            return number;
        }
        throw new IllegalArgumentException("'" + key + "' must be a whole number from 0 to 255, not '" + value + "'");
    }

    Delivery receipt(SimulatedMessage message, long id, String answered, String status, String error) {
        UnaryOperator<String> values = name -> switch (name) {
            case "id" -> Long.toString(id);
            case "hex" -> Long.toHexString(id);
            case "padded" -> String.format("%020d", id);
            case "answered" -> answered;
            case "number" -> message.destination();
            case "source" -> message.source();
            case "stat" -> status;
            case "err" -> error;
            case "dlvrd" -> status.equals("DELIVRD") ? "001" : "000";
            case "date" -> LocalDateTime.now(ChinaTime.ZONE).format(DATE);
            default -> "";
        };
        List<OptionalParameter> parameters = new ArrayList<>();
        if (messageId != null) {
            parameters.add(new OptionalParameter.Receipted_message_id(Template.fill(messageId, values)));
        }
        if (messageState != null) {
            parameters.add(new OptionalParameter.Message_state(messageState.byteValue()));
        }
        return new Delivery(
                message.systemId(),
                dataSm,
                Template.fill(from, values),
                Template.fill(to, values),
                esmClass,
                dataCoding,
                Template.fill(text, values)
                        .getBytes(dataCoding == UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1),
                parameters);
    }
}
