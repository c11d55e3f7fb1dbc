package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureRegistration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes a rejected signature and submits it again; the name is the key and stays. */
@Component
class ModifySmsSign extends ImmediateAction {

    private final SignatureRegistration registration;

    ModifySmsSign(SignatureRegistration registration) {
        super("ModifySmsSign", Family.CLASSIC);
        this.registration = registration;
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    /** Without files the earlier ones are kept. */
    @Override
    protected Answer answer(RpcCall call) {
        SignatureForm.Builder form = SignatureForm.of(
                        call.requiredName("SignName"), SignatureWire.scenario(call), SignatureWire.source(call))
                .remark(call.requiredProse("Remark"));
        List<EvidenceUpload> files = SignFiles.read(call);
        if (!files.isEmpty()) {
            form.unclassifiedEvidence(files);
        }
        return Answer.ok()
                .with(
                        "SignName",
                        registration.modify(call.caller(), form.build()).name());
    }
}
