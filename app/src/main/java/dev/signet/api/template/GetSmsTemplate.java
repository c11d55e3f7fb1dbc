package dev.signet.api.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything about one template (newer family). Status and type are texts here, numbers elsewhere. */
@Component
class GetSmsTemplate extends ImmediateAction {

    private final Templates templates;
    private final ObjectMapper json;

    GetSmsTemplate(Templates templates, ObjectMapper json) {
        super("GetSmsTemplate", Family.NEWER);
        this.templates = templates;
        this.json = json;
    }

    @Override
    protected Answer answer(RpcCall call) {
        TemplateRow row = TemplateWire.existing(templates, call.caller(), call.requiredName("TemplateCode"));
        return Answer.ok()
                .with("TemplateCode", row.code())
                .with("TemplateName", row.claim().name())
                .with("TemplateContent", row.claim().content())
                .with("TemplateStatus", String.valueOf(TemplateWire.status(row.state())))
                .with(
                        "TemplateType",
                        String.valueOf(TemplateWire.type(row.claim().kind())))
                .with("TemplateTag", TemplateWire.OWN)
                .with("IntlType", row.claim().intlType())
                .with("ApplyScene", row.claim().sceneContent())
                .with("Remark", row.claim().remark())
                .with("RelatedSignName", row.claim().relatedSignature())
                .with("VariableAttribute", attributes(row.claim().variableAttributes()))
                .with("AuditInfo", audit(row))
                .with("FileUrlList", Answer.object().withTexts("FileUrl", List.of()))
                .with("MoreDataFileUrlList", Answer.object().withTexts("MoreDataFileUrl", files(row)))
                .with("OrderId", String.valueOf(row.orderId()))
                .with("CreateDate", WireTime.text(row.createdAt()));
    }

    private static List<String> files(TemplateRow row) {
        return row.evidence().stream().map(file -> "/v1/evidence/" + file.id()).toList();
    }

    private static Answer audit(TemplateRow row) {
        return Answer.object()
                .with("AuditDate", WireTime.text(row.decidedAt()))
                .with("RejectInfo", TemplateWire.turnedDown(row) ? TemplateWire.reason(row) : null);
    }

    private @Nullable String attributes(@Nullable Map<String, String> attributes) {
        try {
            return attributes == null ? null : json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written as JSON", e);
        }
    }
}
