package dev.signet.api.sending;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.platform.Wording;
import dev.signet.sending.abuse.Conversions;
import org.springframework.stereotype.Component;

/** Whether a verification code was used. The message id is the BizId of the send; all its numbers are meant. */
@Component
class SmsConversionIntl extends ImmediateAction {

    private static final Wording TEXTS = Wording.of("api");

    private final Conversions conversions;

    SmsConversionIntl(Conversions conversions) {
        super("SmsConversionIntl", Family.CLASSIC);
        this.conversions = conversions;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String messageId = call.requiredText("MessageId");
        call.requiredText("Delivered");
        boolean delivered = Boolean.TRUE.equals(call.booleanValue("Delivered"));
        call.longValue("ConversionTime", 0, Long.MAX_VALUE);
        if (conversions.report(call.accountId(), messageId, null, delivered) == 0) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "conversion.unknown");
        }
        return Answer.ok();
    }
}
