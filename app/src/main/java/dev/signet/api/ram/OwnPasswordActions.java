package dev.signet.api.ram;

import dev.signet.access.login.Origin;
import dev.signet.access.login.OwnLogin;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import java.util.List;
import org.springframework.stereotype.Component;

/** A user's own password, changed with a key of theirs. */
@Component
class OwnPasswordActions implements RpcActions {

    private final OwnLogin own;

    OwnPasswordActions(OwnLogin own) {
        this.own = own;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(RamAction.doing("ChangePassword", this::change));
    }

    private void change(RpcCall call) {
        own.changePassword(
                call.caller().principal(),
                call.requiredText("OldPassword"),
                call.requiredText("NewPassword"),
                new Origin(call.sourceIp(), "", null));
    }
}
