package dev.signet.record.web;

import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.record.RecordViewer;
import org.jspecify.annotations.Nullable;

/** Who of an account looks: a program with its key, or a person in the console. */
final class RecordViewers {

    private RecordViewers() {}

    /**
     * Who may see the numbers that the account itself handed in, the door has asked.
     *
     * @param unmaskFor why full numbers are needed; null where masked ones do
     */
    static RecordViewer of(ApiCaller caller, @Nullable String unmaskFor) {
        boolean byKey = !caller.accessKeyId().isEmpty();
        Principal principal = caller.principal();
        return new RecordViewer(
                caller.who(),
                true,
                byKey ? null : principal.kind() + ":" + principal.id(),
                byKey ? caller.accessKeyId() : null,
                unmaskFor);
    }
}
