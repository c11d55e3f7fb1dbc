package dev.signet.api.gateway;

import dev.signet.api.wire.Answer;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.DatabaseFaults;
import dev.signet.platform.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What became of a call, as it goes over the wire: the answer, a business refusal, or the gateway's envelope. */
@Component
class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final Refusals refusals;

    Outcomes(Refusals refusals) {
        this.refusals = refusals;
    }

    /** What an answer needs to know of its request; the headers only where it is a refusal, which is seldom. */
    record Frame(String requestId, AnswerFormat format, UnaryOperator<@Nullable String> headers) {

        /** As the client called it. */
        private String host() {
            return Objects.requireNonNullElse(headers.apply("host"), "");
        }

        private boolean english() {
            return RpcCall.prefersEnglish(headers);
        }
    }

    /**
     * Exactly one of answer and failure is there.
     *
     * @param action null while it is not known which is called
     */
    GatewayAnswer of(Frame frame, @Nullable RpcAction action, @Nullable Answer answer, @Nullable Throwable failure) {
        try {
            Answer told = failure == null ? Objects.requireNonNull(answer) : refusal(frame, action, failure);
            return answered(frame, action, told);
        } catch (GatewayRefusal refusal) {
            return refused(frame, refusal);
        }
    }

    /** The business refusal behind a failure; a gateway refusal is thrown on. */
    private Answer refusal(Frame frame, @Nullable RpcAction action, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof GatewayRefusal refusal) {
            throw refusal;
        }
        if (cause instanceof Refusal refusal) {
            RpcAction.Family family = action == null ? RpcAction.Family.CLASSIC : action.family();
            return refusals.answer(refusal, family, frame.english());
        }
        log.error("Request {} failed", frame.requestId(), cause);
        // Pullers end for good on other answers than that it passes.
        throw (DatabaseFaults.passes(cause) ? GatewayCode.UNAVAILABLE : GatewayCode.INTERNAL).refusal();
    }

    private static GatewayAnswer answered(Frame frame, @Nullable RpcAction action, Answer answer) {
        answer.put("RequestId", answer.fields().getOrDefault("RequestId", frame.requestId()));
        AnswerFormat format = frame.format();
        String name = action == null ? "" : action.name();
        return new GatewayAnswer(200, format.contentType(), format.answer(name, answer.fields()), answer.code());
    }

    static GatewayAnswer refused(Frame frame, GatewayRefusal refusal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("RequestId", frame.requestId());
        fields.put("HostId", frame.host());
        fields.put("Code", refusal.code());
        fields.put("Message", refusal.message());
        fields.putAll(refusal.details());
        fields.put("Recommend", "https://api.aliyun.com/troubleshoot?q=" + refusal.code() + "&product=Dysmsapi");
        AnswerFormat format = frame.format();
        return new GatewayAnswer(refusal.status(), format.contentType(), format.refusal(fields), refusal.code());
    }
}
