package dev.signet.template;

import dev.signet.application.OperationRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of templates. */
public interface Templates {

    /** A template of the account; a deleted one is not found. */
    Optional<TemplateRow> find(long accountId, String code);

    /** A template of the account, a deleted one too: what was sent with it is kept longer. */
    Optional<TemplateRow> findEver(long accountId, String code);

    /**
     * One page, newest first, without deleted ones.
     *
     * @param state only these; null for all
     * @param name only names that contain this; null for all
     * @param page from 1
     */
    default TemplatePage list(
            long accountId, @Nullable TemplateState state, @Nullable String name, int page, int size) {
        return list(accountId, TemplateFilter.of(state, name), page, size);
    }

    /** As the other, with more to choose by. */
    TemplatePage list(long accountId, TemplateFilter filter, int page, int size);

    /** The operation records of one template, newest first. */
    List<OperationRecord<TemplateState>> records(long accountId, String code);

    /** The message as a phone would show it, a sample in every variable (S5.2-15); nothing is judged or stored. */
    TemplatePreview preview(long accountId, TemplateForm form);

    /** Everything the account may send with. */
    List<SendableTemplate> sendable(long accountId);
}
