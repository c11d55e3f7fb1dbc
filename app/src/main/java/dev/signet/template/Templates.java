package dev.signet.template;

import dev.signet.application.OperationRecord;
import dev.signet.application.ReviewScreen.Choice;
import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.Tagging;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of templates. */
@Service
@Transactional(readOnly = true)
public class Templates {

    private static final int NAMESAKES = 50;

    private final TemplateStore store;
    private final TemplateListing listing;
    private final Tagging tagging;
    private final TemplatePreviews previews;
    private final VariableAttributes attributes;

    Templates(
            TemplateStore store,
            TemplateListing listing,
            Tagging tagging,
            TemplatePreviews previews,
            VariableAttributes attributes) {
        this.attributes = attributes;
        this.store = store;
        this.listing = listing;
        this.tagging = tagging;
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

    /**
     * The codes that somebody means who narrows by them: messages know their template by its code alone.
     *
     * @param code null for any
     * @param name whole; of namesakes as many count as a list shows at once; null for any
     * @return null where neither narrows
     */
    public @Nullable Set<String> meant(long accountId, @Nullable String code, @Nullable String name) {
        if (name == null) {
            return code == null ? null : Set.of(code);
        }
        return list(accountId, null, name, 1, NAMESAKES).rows().stream()
                .filter(row -> row.claim().name().equals(name))
                .map(TemplateRow::code)
                .filter(each -> code == null || each.equals(code))
                .collect(Collectors.toSet());
    }

    /** As the other, with more to choose by. */
    public TemplatePage list(long accountId, TemplateFilter filter, int page, int size) {
        List<Long> listed = listing.page(accountId, filter, size, (long) (page - 1) * size);
        Map<Long, Template> found = store.findAll(listed);
        List<TemplateRow> rows = listed.stream()
                .filter(found::containsKey)
                .map(found::get)
                .map(Templates::row)
                .toList();
        return new TemplatePage(rows, count(accountId, filter), page, size);
    }

    /** The tags of these rows by their codes; those without any are left out. */
    public Map<String, Map<String, String>> tags(long accountId, List<TemplateRow> rows) {
        return tagging.of(
                accountId,
                TaggableTemplates.TYPE,
                rows.stream().map(TemplateRow::code).distinct().toList());
    }

    /** How many the whole list has. */
    public long count(long accountId, TemplateFilter filter) {
        return listing.count(accountId, filter);
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

    /** As the other, with these values instead of samples. */
    public TemplatePreview preview(long accountId, TemplateForm form, Map<String, String> values) {
        return previews.of(accountId, TemplateFacts.of(form, List.of()), values);
    }

    /** The same of an application that was made. */
    public TemplatePreview preview(long accountId, TemplateClaim claim) {
        return preview(accountId, new TemplateForm(claim, List.of()));
    }

    /** What a message of this kind costs in yuan, before tiers and differences between countries (S5.2-8). */
    public BigDecimal unitPrice(TemplateKind kind) {
        return previews.unitPrice(kind);
    }

    /** The attributes that are offered for a variable of this kind of template. */
    public List<Choice> offeredAttributes(TemplateKind kind) {
        return attributes.offered(kind);
    }

    /** All that a variable of it may have, those too that only earlier applications chose. */
    public List<Choice> attributes(TemplateKind kind) {
        return attributes.choices(kind);
    }

    /** Whether a text may hold a link, whose domain is asked for then. */
    public static boolean mayHoldLink(String content) {
        return TemplateFacts.mayHoldLink(content);
    }

    /** What the account was told of decisions, by the numbers of the applications for this template. */
    public Map<Long, Bilingual> reasons(long accountId, String code) {
        return store.findByCode(accountId, code)
                .map(template -> store.reasons(template.id()))
                .orElse(Map.of());
    }

    /** Those that the platform took out of use: by code the reason that the account was told. */
    public Map<String, String> suspended(long accountId) {
        return store.suspended(accountId);
    }

    /** Everything the account may send with. */
    public List<SendableTemplate> sendable(long accountId) {
        return store.sendable(accountId);
    }

    /** The names by which people know what {@link #sendable} answers, by code. */
    public Map<String, String> sendableNames(long accountId) {
        return store.sendableNames(accountId);
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
                suspension == null ? revision.reasonEn() : suspension,
                revision.decidedAt(),
                template.createdAt(),
                revision.submittedAt(),
                template.actions());
    }
}
