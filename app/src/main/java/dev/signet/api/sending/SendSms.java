package dev.signet.api.sending;

import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** One content to one or many numbers. */
@Component
class SendSms implements RpcAction {

    private final Sending sending;

    SendSms(Sending sending) {
        this.sending = sending;
    }

    @Override
    public String name() {
        return "SendSms";
    }

    /** Spent with the admission: one commit for both. */
    @Override
    public boolean spendsNonce() {
        return true;
    }

    @Override
    public CompletableFuture<Answer> call(RpcCall call) {
        String numbers = call.requiredText("PhoneNumbers");
        String signName = call.requiredName("SignName");
        String templateCode = call.requiredName("TemplateCode");
        String templateParam = call.text("TemplateParam");
        String extendCode = call.name("SmsUpExtendCode");
        List<Recipient> recipients = new ArrayList<>();
        for (String number : split(numbers)) {
            recipients.add(new Recipient(number, signName, templateParam, extendCode));
        }
        SendRequest request = new SendRequest(
                call.accountId(),
                call.caller().principal().member(),
                call.requestId(),
                SendRequest.Operation.SEND_SMS,
                recipients,
                templateCode,
                call.text("OutId"),
                call.header("idempotency-key"),
                call.receivedAt(),
                call.unspentNonce());
        return sending.send(request).thenApply(answer -> SendAnswers.answer(answer, call));
    }

    /** A comma too much is no number; anything else is judged where numbers are. */
    static List<String> split(String numbers) {
        List<String> list = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= numbers.length(); i++) {
            if (i == numbers.length() || numbers.charAt(i) == ',') {
                String number = Unseen.strip(numbers.substring(start, i));
                if (!number.isEmpty()) {
                    list.add(number);
                }
                start = i + 1;
            }
        }
        return list.isEmpty() ? List.of(numbers) : list;
    }
}
