package dev.signet.api.sending;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.sending.record.SendDetail;
import dev.signet.sending.record.SendDetails;
import dev.signet.sending.record.SendDetailsPage;
import org.springframework.stereotype.Component;

/** What became of the messages to one number on one day. */
@Component
class QuerySendDetails extends ImmediateAction {

    private final SendDetails details;

    QuerySendDetails(SendDetails details) {
        super("QuerySendDetails", Family.CLASSIC);
        this.details = details;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String number = call.requiredText("PhoneNumber");
        String day = call.requiredText("SendDate");
        int size = call.requiredInt("PageSize", 1, 50);
        int page = call.requiredInt("CurrentPage", 1, Integer.MAX_VALUE);
        SendDetailsPage found =
                details.query(call.accountId(), number, WireTime.day("SendDate", day), call.text("BizId"), page, size);
        return Answer.ok()
                .with("TotalCount", found.total())
                .with(
                        "SmsSendDetailDTOs",
                        Answer.object().withEach("SmsSendDetailDTO", found.rows(), QuerySendDetails::row));
    }

    private static Answer row(SendDetail detail) {
        return Answer.object()
                .with("PhoneNum", detail.phoneNumber())
                .with("SendStatus", (long) detail.status().code())
                .with("ErrCode", detail.errorCode())
                .with("TemplateCode", detail.templateCode())
                .with("Content", detail.content())
                .with("SendDate", WireTime.text(detail.sentAt()))
                .with("ReceiveDate", WireTime.text(detail.receivedAt()))
                .with("OutId", detail.outId());
    }
}
