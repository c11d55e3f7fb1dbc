package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateReceipt;
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
        TemplateReceipt receipt = registration.apply(call.caller(), form.read(call));
        return Answer.ok()
                .with("TemplateCode", receipt.code())
                .with("TemplateName", receipt.name())
                .with("OrderId", String.valueOf(receipt.orderId()));
    }
}
