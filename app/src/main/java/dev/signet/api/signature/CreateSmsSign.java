package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.signature.SignatureOrder;
import dev.signet.signature.SignatureRegistration;
import org.springframework.stereotype.Component;

/** Applies for a signature (newer family). */
@Component
class CreateSmsSign extends ImmediateAction {

    private final NewerSignForm form;
    private final SignatureRegistration registration;

    CreateSmsSign(NewerSignForm form, SignatureRegistration registration) {
        super("CreateSmsSign", Family.NEWER);
        this.form = form;
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        SignatureOrder order = registration.apply(call.caller(), form.read(call));
        return Answer.ok().with("SignName", order.name()).with("OrderId", String.valueOf(order.orderId()));
    }
}
