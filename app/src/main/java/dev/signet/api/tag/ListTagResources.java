package dev.signet.api.tag;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.tag.TagFilter;
import dev.signet.tag.TagPage;
import dev.signet.tag.TagQuery;
import dev.signet.tag.TagRow;
import dev.signet.tag.Tagging;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tags of resources, or the resources that have tags: those with all that are named (S13.1-7). */
@Component
class ListTagResources extends ImmediateAction {

    private static final int USUAL_SIZE = 20;
    private static final int WHOLE_PAGE = 50;

    private final Tagging tagging;

    ListTagResources(Tagging tagging) {
        super("ListTagResources", Family.CLASSIC);
        this.tagging = tagging;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String type = TagWire.type(call, tagging.types());
        List<String> ids = TagWire.ids(call);
        List<TagFilter> tags = TagWire.tags(call, TagFilter::new);
        if (tags.isEmpty()) {
            TagWire.required("ResourceId", ids);
        }
        int size = call.intValue("PageSize", 1, WHOLE_PAGE).orElse(USUAL_SIZE);
        TagPage page = tagging.list(call.accountId(), new TagQuery(type, ids, tags, call.text("NextToken"), size));
        return TagWire.ok()
                .with("NextToken", page.next())
                .with("TagResources", Answer.object().withEach("TagResource", page.rows(), ListTagResources::row));
    }

    private static Answer row(TagRow row) {
        return Answer.object()
                .with("ResourceId", row.id())
                .with("ResourceType", "ALIYUN::DYSMS::" + TagWire.onWire(row.type()))
                .with("TagKey", row.tag().key())
                .with("TagValue", row.tag().value());
    }
}
