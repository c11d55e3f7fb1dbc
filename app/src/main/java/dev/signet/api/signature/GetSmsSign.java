package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.Signatures;
import org.springframework.stereotype.Component;

/** Everything about one signature (newer family). */
@Component
class GetSmsSign extends ImmediateAction {

    private static final String TAG_OWN = "2";
    private static final String TAG_TEST = "4";

    private final Signatures signatures;

    GetSmsSign(Signatures signatures) {
        super("GetSmsSign", Family.NEWER);
        this.signatures = signatures;
    }

    @Override
    protected Answer answer(RpcCall call) {
        SignatureRow row = SignatureWire.existing(signatures, call.caller(), call.requiredName("SignName"));
        return Answer.ok()
                .with("SignName", row.name())
                .with("SignCode", row.code())
                .with("SignStatus", (long) SignatureWire.status(row.state()))
                .with("SignTag", row.platformTest() ? TAG_TEST : TAG_OWN)
                .with("SignUsage", SignatureWire.sourceText(row.claim().source()))
                .with("ApplyScene", row.claim().sourceContent())
                .with("Remark", row.claim().remark())
                .with("ThirdParty", Boolean.TRUE.equals(row.claim().thirdParty()))
                .with("AuditInfo", audit(row))
                .withTexts(
                        "FileUrlList",
                        row.evidence().stream()
                                .map(file -> "/v1/evidence/" + file.id())
                                .toList())
                .with("QualificationId", call.accountId())
                .with("AuthorizationLetterId", SignatureWire.authorisationLetter(row))
                .with("AuthorizationLetterAuditPass", SignatureWire.letterPassed(row))
                .with("OrderId", String.valueOf(row.orderId()))
                .with("CreateDate", WireTime.text(row.createdAt()));
    }

    private static Answer audit(SignatureRow row) {
        return Answer.object()
                .with("AuditDate", WireTime.text(row.decidedAt()))
                .with("RejectInfo", SignatureWire.turnedDown(row) ? SignatureWire.reason(row) : null);
    }
}
