package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import org.springframework.stereotype.Component;

/** Applies for a template (classic). */
@Component
class AddSmsTemplate extends ImmediateAction {

    private final TemplateRegistration registration;

    AddSmsTemplate(TemplateRegistration registration) {
        super("AddSmsTemplate", Family.CLASSIC);
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        TemplateForm form = TemplateForm.of(
                        TemplateWire.kind(call),
                        call.requiredName("TemplateName"),
                        call.requiredText("TemplateContent"))
                .remark(call.requiredProse("Remark"))
                .build();
        TemplateOrder order = registration.apply(call.caller(), form);
        return Answer.ok().with("TemplateCode", order.code());
    }
}
