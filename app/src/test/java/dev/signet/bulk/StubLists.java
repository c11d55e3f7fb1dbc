package dev.signet.bulk;

import dev.signet.bulk.recipients.BulkRecipient;
import dev.signet.bulk.recipients.RecipientCounts;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.recipients.TableFile;
import dev.signet.platform.spreadsheet.SheetFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

class StubLists implements RecipientLists {
    private static final AtomicLong IDS = new AtomicLong(1000);
    private final Map<Long, RecipientList> lists = new ConcurrentHashMap<>();
    private final Map<Long, List<BulkRecipient>> rows = new ConcurrentHashMap<>();

    RecipientList add(long accountId, RecipientTemplate template, List<BulkRecipient> recipients) {
        long id = IDS.incrementAndGet();
        int n = recipients.size();
        RecipientList list = new RecipientList(id, accountId, template, null, "", RecipientListState.READY, 100,
                new RecipientCounts(n, n, 0, 0, 0, 0), List.of(), null, (n + CHUNK - 1) / CHUNK, Instant.now());
        lists.put(id, list);
        rows.put(id, recipients);
        return list;
    }

    @Override
    public RecipientList begin(long accountId, RecipientTemplate template, @Nullable String signName, String fileName, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecipientList byHand(long accountId, RecipientTemplate template, @Nullable String signName, List<String> numbers) {
        return add(accountId, template, IntStream.range(0, numbers.size()).mapToObj(i -> new BulkRecipient(i + 1, numbers.get(i), Map.of())).toList());
    }

    @Override
    public Optional<RecipientList> find(long accountId, long listId) {
        return Optional.ofNullable(lists.get(listId)).filter(l -> l.accountId() == accountId);
    }

    @Override
    public TableFile rejected(long accountId, long listId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TableFile sample(RecipientTemplate template, SheetFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecipientList use(long accountId, long listId, long taskId) {
        return lists.get(listId);
    }

    @Override
    public List<BulkRecipient> chunk(long listId, int chunk) {
        List<BulkRecipient> all = rows.get(listId);
        return all.subList(chunk * CHUNK, Math.min(all.size(), (chunk + 1) * CHUNK));
    }

    @Override
    public void discard(long accountId, long listId) {}

    @Override
    public void delete(long listId) {}
}
