package dev.signet.bulk;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.TaskChanges;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Hours;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What somebody chose on the pages before they went back and chose anew (S6.3-5). The numbers are the same, and numbers go to
 * one task only: the task that has them gives them up and is called off, as long as nobody confirmed it.
 */
@Component
class EarlierChoice {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final String TAKEN = "OperationDenied.RecipientList";
    private static final String CANCEL = "dysms:CancelBulkTask";
    private static final Set<BulkTaskState> UNCONFIRMED =
            EnumSet.of(BulkTaskState.FORECASTING, BulkTaskState.AWAITING_CONFIRMATION);

    private final RecipientLists lists;
    private final BulkTaskStore store;
    private final TaskChanges changes;
    private final AccessCheck access;
    private final Hours hours;
    private final Clock clock;

    EarlierChoice(
            RecipientLists lists,
            BulkTaskStore store,
            TaskChanges changes,
            AccessCheck access,
            Hours hours,
            Clock clock) {
        this.lists = lists;
        this.store = store;
        this.changes = changes;
        this.access = access;
        this.hours = hours;
        this.clock = clock;
    }

    /** The task that has the numbers; none where no task does. */
    Optional<BulkTask> with(long accountId, long listId) {
        return lists.taker(accountId, listId).flatMap(store::find);
    }

    /** Whether the same is chosen again, of a task that was not called off. */
    static boolean isAgain(BulkTask earlier, BulkTask.Order wanted) {
        BulkTask.Order order = earlier.order();
        return earlier.state() != BulkTaskState.CANCELLED
                && order.name().equals(wanted.name())
                && order.signName().equals(wanted.signName())
                && order.templateCode().equals(wanted.templateCode())
                && Objects.equals(order.wantedAt(), wanted.wantedAt());
    }

    /**
     * For the transaction that makes the other task.
     *
     * @throws dev.signet.platform.Refusal where it was confirmed, or the caller may not call it off
     */
    void giveUp(ApiCaller caller, AccessCheck.Origin origin, BulkTask earlier) {
        changes.change(earlier.id(), task -> callOff(caller, origin, task));
        // Else its numbers were forgotten some days from now, and they are the other's.
        store.listForgotten(earlier.id());
    }

    private void callOff(ApiCaller caller, AccessCheck.Origin origin, BulkTask task) {
        if (task.state() == BulkTaskState.CANCELLED) {
            return;
        }
        String name = task.order().name();
        if (!UNCONFIRMED.contains(task.state())) {
            throw TEXTS.refusal(TAKEN, "refused.numbers-taken", name, TEXTS.text("state." + task.state()));
        }
        if (!access.allows(caller.principal(), CANCEL, "task/" + task.id(), origin)) {
            throw TEXTS.refusal(TAKEN, "refused.numbers-kept", name);
        }
        task.cancel(caller.who(), clock.instant(), hours.cancelBefore());
    }
}
