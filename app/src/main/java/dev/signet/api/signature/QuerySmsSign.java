package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.Signatures;
import org.springframework.stereotype.Component;

/** The review state of one signature. */
@Component
class QuerySmsSign extends ImmediateAction {

    private final Signatures signatures;

    QuerySmsSign(Signatures signatures) {
        super("QuerySmsSign", Family.CLASSIC);
        this.signatures = signatures;
    }

    @Override
    protected Answer answer(RpcCall call) {
        SignatureRow row = SignatureWire.existing(signatures, call.caller(), call.requiredName("SignName"));
        return Answer.ok()
                .with("SignName", row.name())
                .with("SignStatus", SignatureWire.status(row.state()))
                .with("Reason", SignatureWire.reason(row))
                .with("CreateDate", WireTime.text(row.createdAt()));
    }
}
