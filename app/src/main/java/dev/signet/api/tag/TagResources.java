package dev.signet.api.tag;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.tag.Tag;
import dev.signet.tag.Tagging;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives resources tags (S13.1-1). */
@Component
class TagResources extends ImmediateAction {

    private final Tagging tagging;

    TagResources(Tagging tagging) {
        super("TagResources", Family.CLASSIC);
        this.tagging = tagging;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String type = TagWire.type(call, tagging.types());
        List<String> ids = TagWire.requiredIds(call);
        List<Tag> tags = TagWire.tags(call, (key, value) -> new Tag(key, value == null ? "" : value));
        tagging.set(call.caller(), type, ids, TagWire.required("Tag", tags));
        return TagWire.done();
    }
}
