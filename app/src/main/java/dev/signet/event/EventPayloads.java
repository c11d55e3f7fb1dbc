package dev.signet.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.SendRecord;
import dev.signet.signature.SignatureReviewed;
import dev.signet.template.TemplateReviewed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The items of the documented pushes (api-contract 4.2), field by field; times in UTC+8. */
@Component
public final class EventPayloads {

    private static final int REPORT_CHARACTERS = 320;
    private static final String ERROR = "err.";
    private static final String DELIVERED = "DELIVERED";

    private final ObjectMapper json = new ObjectMapper();
    private final ResourceBundle texts = ResourceBundle.getBundle("messages.event", Locale.ROOT);
    private final Map<String, String> errors = texts.keySet().stream()
            .filter(key -> key.startsWith(ERROR))
            .collect(Collectors.toUnmodifiableMap(key -> key.substring(ERROR.length()), texts::getString));
    private final Seconds seconds = new Seconds();

    /** Times of messages that end together are of a few seconds: the text of each is made once. */
    private static final class Seconds {

        private static final int KEPT = 64;
        private final AtomicReferenceArray<@Nullable Text> kept = new AtomicReferenceArray<>(KEPT);

        private record Text(long second, String text) {}

        String text(Instant at) {
            long second = at.getEpochSecond();
            int place = Math.floorMod(second, KEPT);
            Text known = kept.get(place);
            if (known == null || known.second() != second) {
                known = new Text(second, ChinaTime.text(at));
                kept.set(place, known);
            }
            return known.text();
        }
    }

    public String smsReport(MessageEnded message) {
        return smsReport(
                message.phoneNumber(),
                message.sentAt(),
                message.endedAt(),
                message.delivered(),
                message.errorCode(),
                message.segments(),
                message.bizId(),
                message.outId());
    }

    /** The same of a message that ended before. */
    public String smsReport(SendRecord message) {
        return smsReport(
                message.phoneNumber(),
                message.acceptedAt(),
                requireNonNull(message.endedAt()),
                message.status() == SendStatus.DELIVERED,
                message.errorCode(),
                message.segments(),
                message.bizId(),
                message.outId());
    }

    /** A message of one part that was delivered. */
    String smsReport(String phoneNumber, Instant sentAt, Instant endedAt, String bizId, String outId) {
        return smsReport(phoneNumber, sentAt, endedAt, true, DELIVERED, 1, bizId, outId);
    }

    /** Written field by field: it is made for every message that ends and is heard of. */
    private String smsReport(
            String phoneNumber,
            Instant sentAt,
            Instant endedAt,
            boolean delivered,
            String errorCode,
            int segments,
            String bizId,
            @Nullable String outId) {
        StringWriter item = new StringWriter(REPORT_CHARACTERS);
        try (JsonGenerator fields = json.createGenerator(item)) {
            fields.writeStartObject();
            fields.writeStringField("phone_number", phoneNumber);
            fields.writeStringField("send_time", seconds.text(sentAt));
            fields.writeStringField("report_time", seconds.text(endedAt));
            fields.writeBooleanField("success", delivered);
            fields.writeStringField("err_code", errorCode);
            fields.writeStringField("err_msg", errors.getOrDefault(errorCode, errorCode));
            fields.writeStringField("sms_size", Integer.toString(segments));
            fields.writeStringField("biz_id", bizId);
            fields.writeStringField("out_id", outId == null ? "" : outId);
            fields.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written outside memory", e);
        }
        return item.toString();
    }

    public String smsUp(long id, String phoneNumber, String content, String accessNumber, String signName, Instant at) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("phone_number", phoneNumber);
        item.put("send_time", ChinaTime.text(at));
        item.put("content", content);
        item.put("dest_code", accessNumber);
        item.put("sequence_id", Long.toString(id));
        item.put("sign_name", signName);
        return JsonText.write(json, item);
    }

    public String signSmsReport(SignatureReviewed review) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("sign_name", review.name());
        item.put("sign_status", status(review.approved()));
        item.put("reason", review.reason());
        item.put("orderId", Long.toString(review.orderId()));
        item.put(
                "sign_source", text("source." + review.source(), review.source().name()));
        item.put(
                "sign_scene",
                text("scene." + review.scenario(), review.scenario().name()));
        item.put("remark", review.remark());
        item.put("create_date", ChinaTime.text(review.submittedAt()));
        return JsonText.write(json, item);
    }

    public String templateSmsReport(TemplateReviewed review) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("template_name", review.name());
        item.put("template_content", review.content());
        item.put("template_code", review.code());
        item.put("template_type", text("kind." + review.kind(), review.kind().name()));
        item.put("template_status", status(review.approved()));
        item.put("reason", review.reason());
        item.put("remark", review.remark());
        item.put("orderId", Long.toString(review.orderId()));
        item.put("create_date", ChinaTime.text(review.submittedAt()));
        return JsonText.write(json, item);
    }

    private static String status(boolean approved) {
        return approved ? "approved" : "rejected";
    }

    private String text(String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }
}
