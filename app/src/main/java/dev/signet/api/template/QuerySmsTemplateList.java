package dev.signet.api.template;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.ListPage;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
import org.springframework.stereotype.Component;

/** All templates, page by page. */
@Component
class QuerySmsTemplateList extends ImmediateAction {

    private final Templates templates;

    QuerySmsTemplateList(Templates templates) {
        super("QuerySmsTemplateList", Family.CLASSIC);
        this.templates = templates;
    }

    @Override
    protected Answer answer(RpcCall call) {
        ListPage asked = ListPage.of(call);
        TemplatePage page = templates.list(call.accountId(), null, null, asked.index(), asked.size());
        return Answer.ok()
                .withEach("SmsTemplateList", page.rows(), QuerySmsTemplateList::row)
                .with("TotalCount", page.total())
                .with("CurrentPage", asked.index())
                .with("PageSize", asked.size());
    }

    private static Answer row(TemplateRow row) {
        return Answer.object()
                .with("TemplateCode", row.code())
                .with("TemplateName", row.claim().name())
                .with("TemplateContent", row.claim().content())
                .with("TemplateType", TemplateWire.listType(row.claim().kind()))
                .with("OuterTemplateType", TemplateWire.type(row.claim().kind()))
                .with("AuditStatus", TemplateWire.auditStatus(row.state()))
                .with("CreateDate", WireTime.text(row.createdAt()))
                .with("OrderId", String.valueOf(row.orderId()))
                .with("Reason", reason(row));
    }

    private static Answer reason(TemplateRow row) {
        if (!TemplateWire.turnedDown(row)) {
            return Answer.object();
        }
        return Answer.object()
                .with("RejectDate", WireTime.text(row.decidedAt()))
                .with("RejectInfo", TemplateWire.reason(row))
                .with("RejectSubInfo", "");
    }
}
