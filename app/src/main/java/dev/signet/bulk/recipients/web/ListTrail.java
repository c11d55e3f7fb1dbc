package dev.signet.bulk.recipients.web;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.platform.text.Masks;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who brought numbers to the platform and who took rejected ones out again, in the audit trail. */
@Component
class ListTrail {

    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ListTrail(AuditTrail audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    void uploaded(ApiCaller caller, RecipientList list, long bytes) {
        String name = Masks.phonesIn(list.fileName());
        note(caller, "uploaded", list.id(), Map.of("template", list.template().code(), "file", name, "bytes", bytes));
    }

    void givenByHand(ApiCaller caller, RecipientList list) {
        note(
                caller,
                "given-by-hand",
                list.id(),
                Map.of("template", list.template().code(), "rows", list.counts().rows()));
    }

    void takenFromFailures(ApiCaller caller, RecipientList list, Map<String, String> from) {
        Map<String, Object> details = new TreeMap<>(from);
        details.put("template", list.template().code());
        note(caller, "taken-from-failures", list.id(), details);
    }

    /** Before the first byte leaves: the rows hold whole numbers. */
    void rejectedDownloaded(ApiCaller caller, long listId) {
        note(caller, "rejected-downloaded", listId, Map.of());
    }

    void discarded(ApiCaller caller, long listId) {
        note(caller, "discarded", listId, Map.of());
    }

    private void note(ApiCaller caller, String act, long listId, Map<String, ?> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("key", caller.accessKeyId());
        transaction.executeWithoutResult(status ->
                audit.record(caller.who(), "recipient-list." + act, "recipient-list", Long.toString(listId), details));
    }
}
