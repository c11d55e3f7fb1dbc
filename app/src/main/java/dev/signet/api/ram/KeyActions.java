package dev.signet.api.ram;

import dev.signet.access.ram.AccessKeysOfUsers;
import dev.signet.account.AccessKey;
import dev.signet.account.OwnedKeys.Owned;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access keys: of a user, or where none is named of the caller. */
@Component
class KeyActions implements RpcActions {

    private final AccessKeysOfUsers keys;

    KeyActions(AccessKeysOfUsers keys) {
        this.keys = keys;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering("CreateAccessKey", this::create),
                RamAction.answering(
                        "ListAccessKeys",
                        call -> RamWire.list(
                                "AccessKeys", "AccessKey", keys.of(call.caller(), user(call)), KeyActions::row)),
                RamAction.doing("UpdateAccessKey", this::update),
                RamAction.doing("DeleteAccessKey", call -> keys.delete(call.caller(), user(call), key(call))),
                RamAction.answering("GetAccessKeyLastUsed", this::lastUsed));
    }

    private Answer create(RpcCall call) {
        AccessKey key = keys.create(call.caller(), user(call));
        return Answer.object()
                .with(
                        "AccessKey",
                        Answer.object()
                                .with("AccessKeyId", key.id())
                                .with("AccessKeySecret", key.secret())
                                .with("Status", RamWire.status(true))
                                .with("CreateDate", RamWire.time(call.receivedAt())));
    }

    private void update(RpcCall call) {
        call.requiredText("Status");
        keys.setActive(call.caller(), user(call), key(call), Boolean.TRUE.equals(RamWire.active(call)));
    }

    private Answer lastUsed(RpcCall call) {
        String used = keys.lastUsed(call.caller(), user(call), key(call))
                .map(RamWire::time)
                .orElse("");
        return Answer.object().with("AccessKeyLastUsed", Answer.object().with("LastUsedDate", used));
    }

    private static @Nullable String user(RpcCall call) {
        return call.text("UserName");
    }

    private static String key(RpcCall call) {
        return call.requiredText("UserAccessKeyId");
    }

    private static Answer row(Owned key) {
        return Answer.object()
                .with("AccessKeyId", key.id())
                .with("Status", RamWire.status(key.active()))
                .with("CreateDate", RamWire.time(key.createdAt()));
    }
}
