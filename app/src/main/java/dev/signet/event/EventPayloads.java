package dev.signet.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.message.MessageEnded;
import dev.signet.signature.SignatureReviewed;
import dev.signet.template.TemplateReviewed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** The items of the documented pushes (api-contract 4.2), field by field; times in UTC+8. */
@Component
public final class EventPayloads {

    private final ObjectMapper json = new ObjectMapper();
    private final ResourceBundle texts = ResourceBundle.getBundle("messages.event", Locale.ROOT);

    public String smsReport(MessageEnded message) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("phone_number", message.phoneNumber());
        item.put("send_time", ChinaTime.text(message.sentAt()));
        item.put("report_time", ChinaTime.text(message.endedAt()));
        item.put("success", message.delivered());
        item.put("err_code", message.errorCode());
        item.put("err_msg", text("err." + message.errorCode(), message.errorCode()));
        item.put("sms_size", Integer.toString(message.segments()));
        item.put("biz_id", message.bizId());
        item.put("out_id", message.outId() == null ? "" : message.outId());
        return JsonText.write(json, item);
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
