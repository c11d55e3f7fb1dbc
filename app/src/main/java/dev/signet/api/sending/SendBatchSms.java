package dev.signet.api.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.gateway.Answer;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.platform.Refusal;
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

    private final Sending sending;
    private final ObjectMapper json;

    SendBatchSms(Sending sending, ObjectMapper json) {
        this.sending = sending;
        this.json = json;
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
        JsonNode numbers = array("PhoneNumberJson", call.requiredText("PhoneNumberJson"));
        JsonNode signs = array("SignNameJson", call.requiredText("SignNameJson"));
        String templateCode = call.requiredText("TemplateCode");
        JsonNode params = sameLength("TemplateParamJson", optionalArray(call, "TemplateParamJson"), numbers);
        JsonNode codes = sameLength("SmsUpExtendCodeJson", optionalArray(call, "SmsUpExtendCodeJson"), numbers);
        sameLength("SignNameJson", signs, numbers);
        List<Recipient> recipients = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            recipients.add(new Recipient(
                    text("PhoneNumberJson", numbers.get(i), i),
                    text("SignNameJson", signs.get(i), i),
                    params == null ? null : object(params.get(i), i),
                    codes == null ? null : emptyToNull(text("SmsUpExtendCodeJson", codes.get(i), i))));
        }
        return sending.send(new SendRequest(
                        call.accountId(),
                        call.caller().accessKeyId(),
                        call.requestId(),
                        call.sourceIp(),
                        SendRequest.Operation.SEND_BATCH_SMS,
                        recipients,
                        templateCode,
                        call.text("OutId"),
                        call.header("idempotency-key"),
                        call.receivedAt(),
                call.unspentNonce()))
                .thenApply(answer -> SendAnswers.answer(answer, call));
    }

    private @Nullable JsonNode optionalArray(RpcCall call, String name) {
        String text = call.text(name);
        return text == null ? null : array(name, text);
    }

    private JsonNode array(String name, String text) {
        try {
            JsonNode node = json.readTree(text);
            if (node.isArray() && !node.isEmpty()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // refused below
        }
        throw new Refusal(
                "isv.INVALID_JSON_PARAM",
                "参数 " + name + " 必须是非空的 JSON 数组。",
                name + " must be a JSON array that is not empty.");
    }

    private static @Nullable JsonNode sameLength(String name, @Nullable JsonNode array, JsonNode numbers) {
        if (array != null && array.size() != numbers.size()) {
            throw new Refusal(
                    "isv.INVALID_PARAMETERS",
                    "参数 " + name + " 有 " + array.size() + " 项，PhoneNumberJson 有 " + numbers.size()
                            + " 项，两者必须一一对应。",
                    name + " has " + array.size() + " items and PhoneNumberJson has " + numbers.size()
                            + "; they must match one to one.");
        }
        return array;
    }

    private static String text(String name, JsonNode item, int index) {
        if (item.isTextual() || item.isIntegralNumber()) {
            return item.asText();
        }
        throw new Refusal(
                "isv.INVALID_JSON_PARAM",
                "参数 " + name + " 的第 " + (index + 1) + " 项必须是字符串。",
                "Item " + (index + 1) + " of " + name + " must be a string.");
    }

    private static String object(JsonNode item, int index) {
        if (item.isObject()) {
            return item.toString();
        }
        throw new Refusal(
                "isv.INVALID_JSON_PARAM",
                "参数 TemplateParamJson 的第 " + (index + 1) + " 项必须是 JSON 对象。",
                "Item " + (index + 1) + " of TemplateParamJson must be a JSON object.");
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
