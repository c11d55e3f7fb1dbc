package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureRegistration;
import org.springframework.stereotype.Component;

/** Applies for a signature (classic). */
@Component
class AddSmsSign extends ImmediateAction {

    private final SignatureRegistration registration;

    AddSmsSign(SignatureRegistration registration) {
        super("AddSmsSign", Family.CLASSIC);
        this.registration = registration;
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    @Override
    protected Answer answer(RpcCall call) {
        SignatureForm form = SignatureForm.of(
                        call.requiredName("SignName"), SignatureWire.scenario(call), SignatureWire.source(call))
                .remark(call.requiredProse("Remark"))
                .unclassifiedEvidence(SignFiles.read(call))
                .build();
        return Answer.ok()
                .with("SignName", registration.apply(call.caller(), form).name());
    }
}
