package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
import org.springframework.stereotype.Component;

/** The review state of one template. */
@Component
class QuerySmsTemplate extends ImmediateAction {

    private final Templates templates;

    QuerySmsTemplate(Templates templates) {
        super("QuerySmsTemplate", Family.CLASSIC);
        this.templates = templates;
    }

    @Override
    protected Answer answer(RpcCall call) {
        TemplateRow row = TemplateWire.existing(templates, call.caller(), call.requiredName("TemplateCode"));
        return Answer.ok()
                .with("TemplateCode", row.code())
                .with("TemplateName", row.claim().name())
                .with("TemplateContent", row.claim().content())
                .with("TemplateType", TemplateWire.type(row.claim().kind()))
                .with("TemplateStatus", TemplateWire.status(row.state()))
                .with("Reason", TemplateWire.reason(row))
                .with("CreateDate", WireTime.text(row.createdAt()));
    }
}
