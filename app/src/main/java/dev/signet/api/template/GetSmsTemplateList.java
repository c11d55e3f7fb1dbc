package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.ListPage;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.template.TemplateFilter;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Templates by name, state, kind, code or signature, page by page (newest family). Status and type are numbers here. */
@Component
class GetSmsTemplateList extends ImmediateAction {

    private final Templates templates;

    GetSmsTemplateList(Templates templates) {
        super("GetSmsTemplateList", Family.NEWER);
        this.templates = templates;
    }

    @Override
    protected Answer answer(RpcCall call) {
        ListPage asked = ListPage.of(call);
        refuseUnserved(call);
        TemplateFilter filter = new TemplateFilter(
                states(call),
                call.text("TemplateName"),
                call.text("TemplateCode"),
                null,
                call.text("TemplateType") == null ? Set.of() : Set.of(TemplateWire.kind(call)),
                call.text("SignName"),
                List.of(),
                false);
        TemplatePage page = templates.list(call.accountId(), filter, asked.index(), asked.size());
        return Answer.ok()
                .with("Success", true)
                .with(
                        "Data",
                        Answer.object()
                                .withEach("List", page.rows(), GetSmsTemplateList::row)
                                .with("PageNo", asked.index())
                                .with("PageSize", asked.size())
                                .with("Total", page.total()));
    }

    /** A filter that were ignored would answer with templates that were not asked for. */
    private static void refuseUnserved(RpcCall call) {
        String tag = call.text("TemplateTag");
        if (tag != null) {
            throw RpcCall.invalid("TemplateTag", tag, "absent: templates have no tags here yet");
        }
        String usable = call.text("UsableStateList");
        if (usable != null && !usable.replace(" ", "").equals("[]")) {
            throw RpcCall.invalid("UsableStateList", usable, "absent: filter by AuditStatus");
        }
    }

    private static Set<TemplateState> states(RpcCall call) {
        String text = call.text("AuditStatus");
        if (text == null) {
            return Set.of();
        }
        Set<TemplateState> states = Arrays.stream(TemplateState.values())
                .filter(state -> String.valueOf(TemplateWire.status(state)).equals(text))
                .collect(Collectors.toSet());
        if (states.isEmpty()) {
            throw RpcCall.invalid(
                    "AuditStatus", text, "0 (under review), 1 (approved), 2 (rejected) or 10 (cancelled)");
        }
        return states;
    }

    private static Answer row(TemplateRow row) {
        return Answer.object()
                .with("TemplateCode", row.code())
                .with("TemplateName", row.claim().name())
                .with("TemplateContent", row.claim().content())
                .with("TemplateType", TemplateWire.type(row.claim().kind()))
                .with("SignName", row.claim().relatedSignature())
                .with("AuditStatus", TemplateWire.status(row.state()))
                .with("GmtCreate", WireTime.text(row.createdAt()))
                .with("WorkOrderId", String.valueOf(row.orderId()));
    }
}
