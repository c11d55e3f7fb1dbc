package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import org.springframework.stereotype.Component;

/** Changes a rejected template and submits it again (classic). */
@Component
class ModifySmsTemplate extends ImmediateAction {

    private final TemplateRegistration registration;

    ModifySmsTemplate(TemplateRegistration registration) {
        super("ModifySmsTemplate", Family.CLASSIC);
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
        TemplateOrder order = registration.modify(call.caller(), call.requiredName("TemplateCode"), form);
        return Answer.ok().with("TemplateCode", order.code());
    }
}
