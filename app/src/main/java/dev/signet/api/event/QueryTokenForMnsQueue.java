package dev.signet.api.event;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.event.EventType;
import dev.signet.event.queue.QueueSettings;
import dev.signet.event.queue.QueueTokens;
import dev.signet.event.queue.QueueTokens.QueueToken;
import java.util.Arrays;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Temporary credentials for one of the caller's queues. The clients know it as an action of Dybaseapi, whose versions
 * differ by generation; it has the signatures of this API.
 */
@Component
class QueryTokenForMnsQueue extends ImmediateAction {

    private final QueueTokens tokens;

    QueryTokenForMnsQueue(QueueTokens tokens) {
        super("QueryTokenForMnsQueue", Family.CLASSIC);
        this.tokens = tokens;
    }

    @Override
    protected Answer answer(RpcCall call) {
        EventType type = type(call.requiredText("MessageType"));
        String ownName = QueueSettings.name(call.accountId(), type);
        String askedName = call.text("QueueName");
        if (askedName != null && !askedName.equals(ownName)) {
            throw RpcCall.invalid("QueueName", askedName, "'" + ownName + "' or absent");
        }
        QueueToken token = tokens.issue(call.caller(), type);
        return Answer.ok()
                .with(
                        "MessageTokenDTO",
                        Answer.object()
                                .with("AccessKeyId", token.accessKeyId())
                                .with("AccessKeySecret", token.accessKeySecret())
                                .with("SecurityToken", token.securityToken())
                                .with("CreateTime", WireTime.text(token.createdAt()))
                                .with("ExpireTime", WireTime.text(token.expiresAt())));
    }

    @Override
    public Set<String> versions() {
        return Set.of("2017-05-25", "2018-05-01");
    }

    private static EventType type(String text) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.hasQueue() && type.spelling().equals(text))
                .findFirst()
                .orElseThrow(() -> RpcCall.invalid("MessageType", text, "SmsReport or SmsUp"));
    }
}
