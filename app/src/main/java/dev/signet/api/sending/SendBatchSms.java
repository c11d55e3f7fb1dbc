package dev.signet.api.sending;

import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.platform.Wording;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One template to many numbers, each with its own signature and parameters. */
@Component
class SendBatchSms implements RpcAction {

    private static final Wording TEXTS = Wording.of("api");

    private final Sending sending;

    SendBatchSms(Sending sending) {
        this.sending = sending;
    }

    @Override
    public String name() {
        return "SendBatchSms";
    }

    /** Spent with the admission: one commit for both. */
    @Override
    public boolean spendsNonce() {
        return true;
    }

    @Override
    public CompletableFuture<Answer> call(RpcCall call) {
        JsonItems numbers = JsonItems.of("PhoneNumberJson", call.requiredText("PhoneNumberJson"));
        JsonItems signs = JsonItems.of("SignNameJson", call.requiredText("SignNameJson"));
        String templateCode = call.requiredName("TemplateCode");
        JsonItems params = optional(call, "TemplateParamJson");
        JsonItems codes = optional(call, "SmsUpExtendCodeJson");
        checkSameLength(params, numbers);
        checkSameLength(codes, numbers);
        checkSameLength(signs, numbers);
        List<Recipient> recipients = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            recipients.add(new Recipient(
                    numbers.text(i),
                    Unseen.strip(signs.text(i)),
                    params == null ? null : params.object(i),
                    codes == null ? null : emptyToNull(Unseen.strip(codes.text(i)))));
        }
        return sending.send(new SendRequest(
                        call.accountId(),
                        call.caller().principal().member(),
                        call.requestId(),
                        SendRequest.Operation.SEND_BATCH_SMS,
                        recipients,
                        templateCode,
                        call.text("OutId"),
                        call.header("idempotency-key"),
                        call.receivedAt(),
                        call.unspentNonce()))
                .thenApply(answer -> SendAnswers.answer(answer, call));
    }

    private static @Nullable JsonItems optional(RpcCall call, String name) {
        String text = call.text(name);
        return text == null ? null : JsonItems.of(name, text);
    }

    private static void checkSameLength(@Nullable JsonItems items, JsonItems numbers) {
        if (items != null && items.size() != numbers.size()) {
            throw TEXTS.refusal(
                    "isv.INVALID_PARAMETERS", "send.items", items.parameter(), items.size(), numbers.size());
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
