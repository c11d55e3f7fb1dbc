package dev.signet.template;

import dev.signet.application.OperationRecord;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows templates to their owners and to the send path. */
@Service
@Transactional(readOnly = true)
class TemplateCatalogue implements Templates {

    private final TemplateStore store;
    private final TemplatePreviews previews;

    TemplateCatalogue(TemplateStore store, TemplatePreviews previews) {
        this.store = store;
        this.previews = previews;
    }

    @Override
    public Optional<TemplateRow> find(long accountId, String code) {
        return store.findByCode(accountId, code).map(TemplateCatalogue::row);
    }

    @Override
    public Optional<TemplateRow> findEver(long accountId, String code) {
        return store.findEverByCode(accountId, code).map(TemplateCatalogue::row);
    }

    @Override
    public TemplatePage list(long accountId, TemplateFilter wanted, int page, int size) {
        TemplateStore.Filter filter = new TemplateStore.Filter(accountId, wanted);
        List<TemplateRow> rows = store.list(filter, size, (long) (page - 1) * size).stream()
                .map(TemplateCatalogue::row)
                .toList();
        return new TemplatePage(rows, store.count(filter), page, size);
    }

    @Override
    public List<OperationRecord<TemplateState>> records(long accountId, String code) {
        return store.findByCode(accountId, code)
                .map(template -> store.records(template.id()))
                .orElse(List.of());
    }

    @Override
    public TemplatePreview preview(long accountId, TemplateForm form) {
        return previews.of(accountId, TemplateFacts.of(form, List.of()));
    }

    @Override
    public List<SendableTemplate> sendable(long accountId) {
        return store.sendable(accountId);
    }

    static TemplateRow row(Template template) {
        TemplateRevision revision = template.revision();
        TemplateFacts facts = revision.facts();
        String suspension = template.suspension();
        return new TemplateRow(
                template.id(),
                template.code(),
                revision.orderId(),
                facts.kind(),
                facts.name(),
                facts.content(),
                template.state(),
                facts.intlType(),
                facts.variableAttributes(),
                facts.relatedSignature(),
                facts.sceneContent(),
                facts.domain(),
                facts.icpFiled(),
                facts.domainOwned(),
                facts.membersOnly(),
                facts.remark(),
                facts.evidence(),
                revision.findings(),
                revision.rulebookVersion(),
                suspension == null ? revision.reason() : suspension,
                revision.decidedAt(),
                revision.submittedAt(),
                template.actions());
    }
}
