package dev.signet.api.signature;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.ListPage;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.signature.SignaturePage;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.Signatures;
import org.springframework.stereotype.Component;

/** All signatures, page by page. */
@Component
class QuerySmsSignList extends ImmediateAction {

    private final Signatures signatures;

    QuerySmsSignList(Signatures signatures) {
        super("QuerySmsSignList", Family.CLASSIC);
        this.signatures = signatures;
    }

    @Override
    protected Answer answer(RpcCall call) {
        ListPage asked = ListPage.of(call);
        SignaturePage page = signatures.list(call.accountId(), null, null, asked.index(), asked.size());
        return Answer.ok()
                .withEach("SmsSignList", page.rows(), QuerySmsSignList::row)
                .with("TotalCount", page.total())
                .with("CurrentPage", asked.index())
                .with("PageSize", asked.size());
    }

    /** One name is in lower case on the wire; the clients know it so. */
    private static Answer row(SignatureRow row) {
        return Answer.object()
                .with("SignName", row.name())
                .with("AuditStatus", SignatureWire.auditStatus(row.state()))
                .with("BusinessType", SignatureWire.businessType(row.claim().scenario()))
                .with("CreateDate", WireTime.text(row.createdAt()))
                .with("OrderId", String.valueOf(row.orderId()))
                .with("Reason", reason(row))
                .with("AuthorizationLetterId", SignatureWire.authorisationLetter(row))
                .with("authorizationLetterAuditPass", SignatureWire.letterPassed(row));
    }

    private static Answer reason(SignatureRow row) {
        if (!SignatureWire.turnedDown(row)) {
            return Answer.object();
        }
        return Answer.object()
                .with("RejectDate", WireTime.text(row.decidedAt()))
                .with("RejectInfo", SignatureWire.reason(row))
                .with("RejectSubInfo", "");
    }
}
