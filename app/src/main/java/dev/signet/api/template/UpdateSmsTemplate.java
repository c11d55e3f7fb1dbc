package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import org.springframework.stereotype.Component;

/** Changes a template that is not approved and submits it again (newer family). */
@Component
class UpdateSmsTemplate extends ImmediateAction {

    private final NewerTemplateForm form;
    private final TemplateRegistration registration;

    UpdateSmsTemplate(NewerTemplateForm form, TemplateRegistration registration) {
        super("UpdateSmsTemplate", Family.NEWER);
        this.form = form;
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        TemplateOrder order = registration.modify(call.caller(), call.requiredName("TemplateCode"), form.read(call));
        return Answer.ok()
                .with("TemplateCode", order.code())
                .with("TemplateName", order.name())
                .with("OrderId", String.valueOf(order.orderId()));
    }
}
