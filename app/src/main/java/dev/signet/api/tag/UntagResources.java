package dev.signet.api.tag;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.tag.Tagging;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes tags from resources; {@code All} counts where no key is named. */
@Component
class UntagResources extends ImmediateAction {

    private final Tagging tagging;

    UntagResources(Tagging tagging) {
        super("UntagResources", Family.CLASSIC);
        this.tagging = tagging;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String type = TagWire.type(call, tagging.types());
        List<String> ids = TagWire.requiredIds(call);
        List<String> keys = TagWire.keys(call);
        boolean all = Boolean.TRUE.equals(call.booleanValue("All"));
        if (all && keys.isEmpty()) {
            tagging.removeAll(call.caller(), type, ids);
        } else {
            tagging.remove(call.caller(), type, ids, TagWire.required("TagKey", keys));
        }
        return TagWire.done();
    }
}
