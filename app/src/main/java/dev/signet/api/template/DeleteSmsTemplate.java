package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.template.TemplateRegistration;
import org.springframework.stereotype.Component;

/** Deletes a template for good. */
@Component
class DeleteSmsTemplate extends ImmediateAction {

    private final TemplateRegistration registration;

    DeleteSmsTemplate(TemplateRegistration registration) {
        super("DeleteSmsTemplate", Family.CLASSIC);
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String code = call.requiredName("TemplateCode");
        registration.delete(call.caller(), code);
        return Answer.ok().with("TemplateCode", code);
    }
}
