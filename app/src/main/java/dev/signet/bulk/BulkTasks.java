package dev.signet.bulk;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.BulkRunner;
import dev.signet.bulk.run.TaskChanges;
import dev.signet.bulk.run.TaskClockwork;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskFilter;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Happening;
import dev.signet.bulk.task.Hours;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bulk tasks of an account (群发助手, S6.3): made, looked at beforehand, confirmed, called off, halted. An account knows
 * its own tasks only; another's is one that does not exist.
 */
@Service
public class BulkTasks {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final String INVALID = "isv.INVALID_PARAMETERS";
    private static final int LONGEST_KEY = 200;
    private static final Logger log = LoggerFactory.getLogger(BulkTasks.class);

    private final BulkTaskStore store;
    private final TaskChanges changes;
    private final TaskClockwork clockwork;
    private final OrderDesk desk;
    private final EarlierChoice choices;
    private final RecipientLists lists;
    private final TaskViews views;
    private final Hours hours;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BulkRunner runner;

    BulkTasks(
            BulkTaskStore store,
            TaskChanges changes,
            TaskClockwork clockwork,
            OrderDesk desk,
            EarlierChoice choices,
            RecipientLists lists,
            TaskViews views,
            Hours hours,
            TransactionTemplate transaction,
            Clock clock,
            BulkRunner runner) {
        this.store = store;
        this.changes = changes;
        this.clockwork = clockwork;
        this.desk = desk;
        this.choices = choices;
        this.lists = lists;
        this.views = views;
        this.hours = hours;
        this.transaction = transaction;
        this.clock = clock;
        this.runner = runner;
    }

    /**
     * Makes a task and begins its forecast. Nothing is sent before {@link #confirm}.
     *
     * @param origin where the call comes from, by which policies are judged when the task runs
     * @throws Refusal naming what is wrong with the name, signature, template, time or numbers
     */
    public BulkTaskView create(ApiCaller caller, AccessCheck.Origin origin, NewBulkTask wanted) {
        byte[] key = key(wanted.idempotencyKey());
        byte[] body = body(wanted);
        if (key != null) {
            Optional<BulkTaskView> made = made(caller, key, body);
            if (made.isPresent()) {
                return made.get();
            }
        }
        try {
            BulkTask task = BulkTask.create(desk.order(caller, origin, wanted));
            return views.of(make(task, null, key, body, () -> {}));
        } catch (DuplicateKeyException another) {
            return key == null ? rethrow(another) : made(caller, key, body).orElseThrow(() -> another);
        }
    }

    private static <T> T rethrow(RuntimeException e) {
        throw e;
    }

    /**
     * As {@link #create}, for whoever chooses on pages, where one may go back: the same once more is the task that was made;
     * another choice for the same numbers takes its place, and it is called off.
     *
     * @throws Refusal also where the numbers belong to a task that was confirmed, or that the caller may not call off
     */
    public BulkTaskView choose(ApiCaller caller, AccessCheck.Origin origin, NewBulkTask wanted) {
        BulkTask task = BulkTask.create(desk.order(caller, origin, wanted));
        Optional<BulkTask> earlier =
                choices.with(caller.accountId(), task.order().listId());
        if (earlier.filter(one -> EarlierChoice.isAgain(one, task.order())).isPresent()) {
            return views.of(earlier.get());
        }
        Long before = earlier.map(BulkTask::id).orElse(null);
        // Sent twice at the same moment it is one task as well.
        byte[] key = digest("recipient-list-" + task.order().listId() + "-after-" + before);
        try {
            return views.of(make(
                    task,
                    before,
                    key,
                    body(wanted),
                    () -> earlier.ifPresent(one -> choices.giveUp(caller, origin, one))));
        } catch (DuplicateKeyException another) {
            return choose(caller, origin, wanted);
        }
    }

    /**
     * @param earlier the task that gives its numbers up; null for none
     * @param first what is done before it, or not at all
     */
    private BulkTask make(BulkTask task, @Nullable Long earlier, byte @Nullable [] key, byte[] body, Runnable first) {
        transaction.executeWithoutResult(status -> {
            first.run();
            store.insert(task, key, body);
            changes.settle(task);
            // Last: the list belongs to another database, and is given away only when everything else went well.
            lists.use(task.order().accountId(), task.order().listId(), task.id(), earlier);
        });
        runner.changed(new TaskChanges.WorkChanged(task.id()));
        return task;
    }

    private Optional<BulkTaskView> made(ApiCaller caller, byte[] key, byte[] body) {
        return store.made(caller.accountId(), key).map(made -> {
            if (!Arrays.equals(made.body(), body)) {
                throw TEXTS.refusal("IdempotencyKeyReused", "refused.key-reused");
            }
            return find(caller.accountId(), made.id());
        });
    }

    private static byte @Nullable [] key(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (PlainText.isBlank(key) || key.length() > LONGEST_KEY) {
            throw TEXTS.refusal(INVALID, "refused.key", LONGEST_KEY);
        }
        return digest(key);
    }

    /** A length before each part, so that no two requests look alike. */
    private static byte[] body(NewBulkTask wanted) {
        StringBuilder all = new StringBuilder();
        List<String> parts = List.of(
                wanted.name(),
                wanted.signName(),
                wanted.templateCode(),
                String.valueOf(wanted.listId()),
                String.valueOf(wanted.startAt()));
        parts.forEach(part -> all.append(part.length()).append(':').append(part));
        wanted.phoneNumbers()
                .forEach(number -> all.append(number.length()).append(':').append(number));
        return digest(all.toString());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether this could be sent at all, before anybody brings numbers for it.
     *
     * @throws Refusal naming what is wrong with the name, the signature, the template or the two together
     */
    public void check(ApiCaller caller, String name, String signName, String templateCode) {
        desk.content(caller, name, signName, templateCode);
    }

    /** One page, the newest first. @param page from 1 */
    public BulkTaskPage list(long accountId, BulkTaskFilter wanted, int page, int size) {
        return new BulkTaskPage(views.of(store.list(accountId, wanted, page, size)), store.count(accountId, wanted));
    }

    public BulkTaskView find(long accountId, long taskId) {
        return views.of(own(accountId, taskId));
    }

    /** What happened to it, in order. */
    public List<Happening> history(long accountId, long taskId) {
        own(accountId, taskId);
        return store.happenings(taskId);
    }

    private BulkTask own(long accountId, long taskId) {
        return store.find(taskId)
                .filter(task -> task.order().accountId() == accountId)
                .orElseThrow(() -> TEXTS.refusal("BulkTaskNotFound", "refused.unknown", taskId));
    }

    public BulkTaskView forecastAgain(ApiCaller caller, long taskId) {
        return change(caller, taskId, task -> task.forecastAgain(caller.who(), clock.instant()));
    }

    /** From here on it sends: at its time, or now. */
    public BulkTaskView confirm(ApiCaller caller, long taskId) {
        desk.checkStillThere(own(caller.accountId(), taskId).order());
        change(
                caller,
                taskId,
                task -> task.confirm(
                        caller.who(), clock.instant(), hours.of(task.order().kind())));
        try {
            clockwork.wake(taskId);
        } catch (RuntimeException e) {
            log.warn("Bulk task {} is confirmed; its trigger will start it", taskId, e);
        }
        return find(caller.accountId(), taskId);
    }

    public BulkTaskView cancel(ApiCaller caller, long taskId) {
        return change(caller, taskId, task -> task.cancel(caller.who(), clock.instant(), hours.cancelBefore()));
    }

    public BulkTaskView pause(ApiCaller caller, long taskId) {
        return change(caller, taskId, task -> task.pause(caller.who(), clock.instant()));
    }

    public BulkTaskView resume(ApiCaller caller, long taskId) {
        return change(
                caller,
                taskId,
                task -> task.resume(
                        caller.who(), clock.instant(), hours.of(task.order().kind())));
    }

    public BulkTaskView stop(ApiCaller caller, long taskId) {
        return change(caller, taskId, task -> task.stop(caller.who(), clock.instant()));
    }

    private BulkTaskView change(ApiCaller caller, long taskId, Consumer<BulkTask> act) {
        own(caller.accountId(), taskId);
        return views.of(changes.change(taskId, act).orElseThrow());
    }
}
