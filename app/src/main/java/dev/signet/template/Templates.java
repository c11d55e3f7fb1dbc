package dev.signet.template;

import dev.signet.application.OperationRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of templates. */
@Service
@Transactional(readOnly = true)
public class Templates {

    private final TemplateStore store;
    private final TemplatePreviews previews;

    Templates(TemplateStore store, TemplatePreviews previews) {
        this.store = store;
        this.previews = previews;
    }

    /** A template of the account; a deleted one is not found. */
    public Optional<TemplateRow> find(long accountId, String code) {
        return store.findByCode(accountId, code).map(Templates::row);
    }

    /** A template of the account, a deleted one too: what was sent with it is kept longer. */
    public Optional<TemplateRow> findEver(long accountId, String code) {
        return store.findEverByCode(accountId, code).map(Templates::row);
    }

    /**
     * One page, newest first, without deleted ones.
     *
     * @param state only these; null for all
     * @param name only names that contain this; null for all
     * @param page from 1
     */
    public TemplatePage list(long accountId, @Nullable TemplateState state, @Nullable String name, int page, int size) {
        return list(accountId, TemplateFilter.of(state, name), page, size);
    }

    /** As the other, with more to choose by. */
    public TemplatePage list(long accountId, TemplateFilter wanted, int page, int size) {
        TemplateStore.Filter filter = new TemplateStore.Filter(accountId, wanted);
        List<TemplateRow> rows = store.list(filter, size, (long) (page - 1) * size).stream()
                .map(Templates::row)
                .toList();
        return new TemplatePage(rows, store.count(filter), page, size);
    }

    /** The operation records of one template, newest first. */
    public List<OperationRecord<TemplateState>> records(long accountId, String code) {
        return store.findByCode(accountId, code)
                .map(template -> store.records(template.id()))
                .orElse(List.of());
    }

    /** The message as a phone would show it, a sample in every variable (S5.2-15); nothing is judged or stored. */
    public TemplatePreview preview(long accountId, TemplateForm form) {
        return previews.of(accountId, TemplateFacts.of(form, List.of()));
    }

    /** Everything the account may send with. */
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
                facts.claim(),
                template.state(),
                facts.evidence(),
                revision.findings(),
                revision.rulebookVersion(),
                suspension == null ? revision.reason() : suspension,
                revision.decidedAt(),
                revision.submittedAt(),
                template.actions());
    }
}
