package dev.signet.bulk;

import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskFilter;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.lookup.Findable;
import dev.signet.lookup.Found;
import dev.signet.platform.text.WholeNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Bulk tasks are found by their ids, else the newest of those that have the text in their names. */
@Component
class FindableBulkTasks implements Findable {

    private static final int FEW = 5;

    private final BulkTaskStore store;

    FindableBulkTasks(BulkTaskStore store) {
        this.store = store;
    }

    @Override
    public List<Found> find(long accountId, String text) {
        List<BulkTask> one = WholeNumber.parseId(text).stream()
                .mapToObj(store::find)
                .flatMap(Optional::stream)
                .filter(task -> task.order().accountId() == accountId)
                .toList();
        List<BulkTask> tasks = one.isEmpty()
                ? store.list(accountId, new BulkTaskFilter(null, text, Set.of(), List.of()), 1, FEW)
                : one;
        return tasks.stream()
                .map(task -> new Found(
                        Found.Kind.BULK_TASK,
                        Long.toString(task.id()),
                        task.order().name(),
                        "/v1/bulk-tasks/" + task.id()))
                .toList();
    }
}
