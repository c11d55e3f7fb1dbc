package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.signature.SignatureRegistration;
import org.springframework.stereotype.Component;

/** Deletes a signature for good. */
@Component
class DeleteSmsSign extends ImmediateAction {

    private final SignatureRegistration registration;

    DeleteSmsSign(SignatureRegistration registration) {
        super("DeleteSmsSign", Family.CLASSIC);
        this.registration = registration;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String name = call.requiredName("SignName");
        registration.delete(call.caller(), name);
        return Answer.ok().with("SignName", name);
    }
}
