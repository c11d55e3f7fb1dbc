package dev.signet.bulk;

import dev.signet.bulk.task.BulkTaskState;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsChanged;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tasks that wait for their time and cannot be sent as they are any more, because their signature or template was deleted or
 * stopped since (S4.5-1): their account is told as soon as it is so, and not when the time has come.
 */
@Component
public class StalledTasks {

    private static final Set<BulkTaskState> OPEN = EnumSet.of(
            BulkTaskState.AWAITING_CONFIRMATION, BulkTaskState.SCHEDULED, BulkTaskState.RUNNING, BulkTaskState.PAUSED);

    private final JdbcClient jdbc;
    private final Signatures signatures;
    private final Templates templates;
    private final Notices notices;
    private final TransactionTemplate anew;

    StalledTasks(
            JdbcClient jdbc,
            Signatures signatures,
            Templates templates,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.signatures = signatures;
        this.templates = templates;
        this.notices = notices;
        this.anew = new TransactionTemplate(transactions);
        this.anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What a task lacks. */
    public enum Lack {
        SIGNATURE,
        TEMPLATE
    }

    private record Waiting(long id, String name, String signName, String templateCode) {

        String what(Lack lack) {
            return lack == Lack.SIGNATURE ? signName : templateCode;
        }
    }

    /** What a task that has not ended lacks; none where it may be sent. */
    public Optional<Lack> lack(BulkTaskView task) {
        return OPEN.contains(task.state())
                ? lack(
                        names(task.accountId()),
                        codes(task.accountId()),
                        new Waiting(task.id(), task.name(), task.signName(), task.templateCode()))
                : Optional.empty();
    }

    private static Optional<Lack> lack(Set<String> names, Set<String> codes, Waiting task) {
        if (!names.contains(task.signName())) {
            return Optional.of(Lack.SIGNATURE);
        }
        return codes.contains(task.templateCode()) ? Optional.empty() : Optional.of(Lack.TEMPLATE);
    }

    private Set<String> names(long accountId) {
        return signatures.sendable(accountId).stream()
                .map(SendableSignature::name)
                .collect(Collectors.toSet());
    }

    private Set<String> codes(long accountId) {
        return templates.sendable(accountId).stream()
                .map(SendableTemplate::code)
                .collect(Collectors.toSet());
    }

    /** Comes behind the commit of whatever changed: what is told needs a transaction of its own. */
    @EventListener
    void factsChanged(FactsChanged changed) {
        anew.executeWithoutResult(status -> tell(changed.accountId()));
    }

    private void tell(long accountId) {
        List<Waiting> waiting = jdbc.sql("""
                        select id, name, sign_name, template_code from bulk_task
                        where account_id = :account and state in (:states)""")
                .param("account", accountId)
                .param("states", OPEN.stream().map(Enum::name).toList())
                .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        Set<String> names = names(accountId);
        Set<String> codes = codes(accountId);
        for (Waiting task : waiting) {
            lack(names, codes, task).ifPresent(lack -> notices.tell(notice(accountId, task, lack)));
        }
    }

    private static Notice notice(long accountId, Waiting task, Lack lack) {
        return Notice.toAll(
                accountId,
                lack == Lack.SIGNATURE ? "bulk-task.signature-gone" : "bulk-task.template-gone",
                "bulk-task:" + task.id() + ":" + lack,
                Map.of("task", task.name(), "what", task.what(lack)));
    }
}
