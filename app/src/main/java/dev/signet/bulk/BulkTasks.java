package dev.signet.bulk;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.run.BulkRunner;
import dev.signet.bulk.run.TaskChanges;
import dev.signet.bulk.run.TaskClockwork;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Happening;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.SendHours;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.text.Unseen;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
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
    private final Pairing pairing;
    private final Signatures signatures;
    private final Templates templates;
    private final RecipientLists lists;
    private final TaskViews views;
    private final Hours hours;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;
    private final BulkRunner runner;

    BulkTasks(
            BulkTaskStore store,
            TaskChanges changes,
            TaskClockwork clockwork,
            Pairing pairing,
            Signatures signatures,
            Templates templates,
            RecipientLists lists,
            TaskViews views,
            Hours hours,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock,
            BulkRunner runner) {
        this.store = store;
        this.changes = changes;
        this.clockwork = clockwork;
        this.pairing = pairing;
        this.signatures = signatures;
        this.templates = templates;
        this.lists = lists;
        this.views = views;
        this.hours = hours;
        this.transaction = transaction;
        this.ids = ids;
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
            return views.of(make(caller, origin, wanted, key, body));
        } catch (DuplicateKeyException another) {
            return key == null ? rethrow(another) : made(caller, key, body).orElseThrow(() -> another);
        }
    }

    private static <T> T rethrow(RuntimeException e) {
        throw e;
    }

    private BulkTask make(
            ApiCaller caller, AccessCheck.Origin origin, NewBulkTask wanted, byte @Nullable [] key, byte[] body) {
        String name = name(wanted.name());
        SendableSignature signature = signature(caller.accountId(), wanted.signName());
        SendableTemplate template = template(caller.accountId(), wanted.templateCode());
        checkTime(wanted.startAt(), hours.of(template.kind()));
        pairing.check(caller, signature, template);
        RecipientList list = list(caller.accountId(), signature, template, wanted);
        BulkTask task = BulkTask.create(new BulkTask.Order(
                ids.next(),
                caller.accountId(),
                name,
                signature.name(),
                template.code(),
                template.kind(),
                list.id(),
                list.counts().valid(),
                caller.accessKeyId(),
                caller.principal(),
                origin,
                origin.source().toString(),
                clock.instant(),
                wanted.startAt()));
        transaction.executeWithoutResult(status -> {
            store.insert(task, key, body);
            changes.settle(task);
            // Last: the list belongs to another database, and is given away only when everything else went well.
            lists.use(caller.accountId(), list.id(), task.id());
        });
        runner.changed(new TaskChanges.WorkChanged(task.id()));
        return task;
    }

    private String name(String text) {
        String name = Unseen.strip(text);
        int longest = hours.longestName();
        int length = name.codePointCount(0, name.length());
        if (!PlainText.isName(name)) {
            throw TEXTS.refusal(INVALID, "refused.name-lines");
        }
        if (length < 1 || length > longest) {
            throw TEXTS.refusal(INVALID, "refused.name", Quoted.of(name, 2 * longest), longest);
        }
        return name;
    }

    private SendableSignature signature(long accountId, String name) {
        return signatures.sendable(accountId).stream()
                .filter(one -> one.name().equalsIgnoreCase(Unseen.strip(name)))
                .reduce((a, b) -> b.scenario() == dev.signet.rules.fact.Scenario.GENERAL ? b : a)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "refused.signature", name));
    }

    private SendableTemplate template(long accountId, String code) {
        return templates.sendable(accountId).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "refused.template", code));
    }

    private void checkTime(@Nullable Instant startAt, SendHours its) {
        if (startAt == null) {
            return;
        }
        if (startAt.isBefore(clock.instant())) {
            throw TEXTS.refusal(INVALID, "refused.past", SendHours.text(startAt));
        }
        if (!its.mayStart(startAt)) {
            throw TEXTS.refusal(INVALID, "refused.hours", SendHours.text(startAt), its.opens(), its.closes());
        }
    }

    private RecipientList list(
            long accountId, SendableSignature signature, SendableTemplate template, NewBulkTask wanted) {
        Long listId = wanted.listId();
        if ((listId == null) == wanted.phoneNumbers().isEmpty()) {
            throw TEXTS.refusal(INVALID, "refused.numbers");
        }
        if (listId == null) {
            return lists.byHand(accountId, RecipientTemplate.of(template), signature.name(), wanted.phoneNumbers());
        }
        RecipientList list = lists.find(accountId, listId)
                .orElseThrow(() -> TEXTS.refusal("RecipientListNotFound", "refused.list", listId));
        if (!list.template().code().equals(template.code())) {
            throw TEXTS.refusal(
                    INVALID, "refused.list-template", list.template().code(), template.code());
        }
        return list;
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

    public BulkTaskPage list(long accountId, @Nullable BulkTaskState state, @Nullable String name, int page, int size) {
        return new BulkTaskPage(
                views.of(store.list(accountId, state, name, page, size)), store.count(accountId, state, name));
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
