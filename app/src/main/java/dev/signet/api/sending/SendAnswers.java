package dev.signet.api.sending;

import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.platform.Refusal;
import dev.signet.sending.SendAnswer;
import java.util.Set;

/** The answer of both send actions on the wire. */
final class SendAnswers {

    /** Refusals that travel in the gateway's envelope although they come from within. */
    private static final Set<String> OF_THE_GATEWAY =
            Set.of("Throttling.User", "SignatureNonceUsed", "IdempotencyKeyReused");

    private SendAnswers() {}

    static Answer answer(SendAnswer answer, RpcCall call) {
        if (OF_THE_GATEWAY.contains(answer.code())) {
            throw new Refusal(answer.code(), answer.message());
        }
        return Answer.object()
                .with("Message", message(answer, call))
                .with("RequestId", answer.requestId())
                .with("BizId", answer.bizId())
                .with("Code", answer.code());
    }

    private static String message(SendAnswer answer, RpcCall call) {
        if (answer.accepted()) {
            return "OK";
        }
        return call.english() ? answer.message().en() : answer.message().zh();
    }
}
