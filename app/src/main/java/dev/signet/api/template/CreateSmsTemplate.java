package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import org.springframework.stereotype.Component;

/** Applies for a template (newer family). */
@Component
class CreateSmsTemplate extends ImmediateAction {

    private final NewerTemplateForm form;
    private final TemplateRegistration registration;

    CreateSmsTemplate(NewerTemplateForm form, TemplateRegistration registration) {
        super("CreateSmsTemplate", Family.NEWER);
        this.form = form;
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        TemplateOrder order = registration.apply(call.caller(), form.read(call));
        return Answer.ok()
                .with("TemplateCode", order.code())
                .with("TemplateName", order.name())
                .with("OrderId", String.valueOf(order.orderId()));
    }
}
