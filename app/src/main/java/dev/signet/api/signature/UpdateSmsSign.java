package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.signature.SignatureOrder;
import dev.signet.signature.SignatureRegistration;
import org.springframework.stereotype.Component;

/** Changes a signature that is not approved and submits it again (newer family). */
@Component
class UpdateSmsSign extends ImmediateAction {

    private final NewerSignForm form;
    private final SignatureRegistration registration;

    UpdateSmsSign(NewerSignForm form, SignatureRegistration registration) {
        super("UpdateSmsSign", Family.NEWER);
        this.form = form;
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        SignatureOrder order = registration.modify(call.caller(), form.read(call));
        return Answer.ok().with("SignName", order.name()).with("OrderId", String.valueOf(order.orderId()));
    }
}
