package dev.signet.bulk;

import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import dev.signet.tag.Taggable;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Bulk tasks can have tags, by their ids. They stay for ever, and their tags with them. */
@Component
class TaggableBulkTasks implements Taggable {

    private static final Wording TEXTS = Wording.of("bulk");

    private final BulkTaskStore store;

    TaggableBulkTasks(BulkTaskStore store) {
        this.store = store;
    }

    @Override
    public String type() {
        return BulkTaskStore.TAGGED_AS;
    }

    @Override
    public Optional<String> find(long accountId, String id) {
        return own(accountId, id, store::find);
    }

    @Override
    public Optional<String> hold(long accountId, String id) {
        return own(accountId, id, store::lock);
    }

    private static Optional<String> own(long accountId, String id, LongFunction<Optional<BulkTask>> load) {
        OptionalLong number = WholeNumber.parseId(id);
        return number.isEmpty()
                ? Optional.empty()
                : load.apply(number.getAsLong())
                        .filter(task -> task.order().accountId() == accountId)
                        .map(task -> Long.toString(task.id()));
    }

    @Override
    public Refusal unknown(String id) {
        return TEXTS.refusal("BulkTaskNotFound", "refused.unknown", Quoted.of(id));
    }
}
