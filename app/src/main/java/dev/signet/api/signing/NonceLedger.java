package dev.signet.api.signing;

import dev.signet.api.wire.GatewayCode;
import dev.signet.platform.DataPlane;
import dev.signet.sending.RequestNonce;
import dev.signet.sending.RequestNonces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Remembers which requests were already taken, so that a recorded one cannot be played again.
 *
 * <p>Nonces are rows of the data plane. One writer takes whatever has gathered while the last statement ran and commits it
 * in one statement: a lone request does not wait, and under load a commit serves hundreds. Calls that send need no commit
 * of their own: their nonces are spent in the transaction that admits them.
 *
 * <p>A row is (slot, hash). The slot is the quarter of an hour of the request's own signed time, which a replay
 * carries along, so the key finds it although the table is partitioned by slot; old partitions are emptied as a whole
 * by {@link EmptyOldNoncesJob}.
 */
@Component
public class NonceLedger implements RequestNonces, DisposableBean {

    static final long SLOT_SECONDS = 900;
    static final int PARTITIONS = 8;

    private static final int MOST_PER_STATEMENT = 512;
    private static final int MOST_WAITING = 20_000;
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(NonceLedger::sha256);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final RecentNonces recent = new RecentNonces();
    private final Thread writer = new Thread(this::writeForever, "nonce-writer");

    public NonceLedger(@DataPlane JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        writer.setDaemon(true);
        writer.start();
    }

    private record Entry(RequestNonce nonce, CompletableFuture<Boolean> first) {}

    /**
     * Spends a nonce. Called once the request was read and its signature verified.
     *
     * @param signedAt the request's own signed time, at most {@link SignedTime#TOLERANCE} away from now
     * @return true when this is its first use; false when it was spent before, on whichever node. Completes after
     *     the fact is durable; completes exceptionally when that cannot be known
     */
    public CompletableFuture<Boolean> spend(String accessKeyId, String nonce, Instant signedAt) {
        RequestNonce first = firstSeen(accessKeyId, nonce, signedAt);
        if (first == null) {
            return CompletableFuture.completedFuture(false);
        }
        Entry entry = new Entry(first, new CompletableFuture<>());
        if (!waiting.offer(entry)) {
            recent.remove(first);
            return CompletableFuture.failedFuture(GatewayCode.THROTTLED.refusal());
        }
        return entry.first();
    }

    /**
     * The same for an action that spends the nonce in its own transaction.
     *
     * @return the nonce to spend; null when this node has seen it before
     */
    public @Nullable RequestNonce firstSeen(String accessKeyId, String nonce, Instant signedAt) {
        RequestNonce candidate = RequestNonce.of(slot(signedAt), hash(accessKeyId, nonce));
        return recent.add(candidate, clock.instant()) ? candidate : null;
    }

    @Override
    public void release(RequestNonce nonce) {
        recent.remove(nonce);
    }

    public static long slot(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SLOT_SECONDS);
    }

    private void writeForever() {
        List<Entry> batch = new ArrayList<>(MOST_PER_STATEMENT);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_PER_STATEMENT - 1);
                write(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Entry> batch) {
        Set<RequestNonce> inserted;
        try {
            inserted = insert(batch.stream().map(Entry::nonce).toList());
        } catch (RuntimeException e) {
            batch.forEach(entry -> recent.remove(entry.nonce()));
            batch.forEach(entry -> entry.first().completeExceptionally(e));
            return;
        }
        batch.forEach(entry -> entry.first().complete(inserted.remove(entry.nonce())));
    }

    private Set<RequestNonce> insert(List<RequestNonce> nonces) {
        try {
            return spend(nonces);
        } catch (TransientDataAccessException e) {
            return spend(nonces);
        }
    }

    /** The rows that were new. Sorted, so that two nodes with the same replay cannot lock each other out. */
    @Override
    public Set<RequestNonce> spend(Collection<RequestNonce> nonces) {
        StringBuilder sql =
                new StringBuilder(64 + nonces.size() * 52).append("INSERT IGNORE INTO api_nonce (slot, hash) VALUES ");
        String before = "";
        for (RequestNonce nonce : new TreeSet<>(nonces)) {
            sql.append(before)
                    .append('(')
                    .append(nonce.slot())
                    .append(",x'")
                    .append(nonce.hash())
                    .append("')");
            before = ",";
        }
        return new HashSet<>(jdbc.query(
                sql.append(" RETURNING slot, hash").toString(),
                (row, n) -> RequestNonce.of(row.getLong(1), row.getBytes(2))));
    }

    private static byte[] hash(String accessKeyId, String nonce) {
        MessageDigest digest = SHA256.get();
        digest.update(accessKeyId.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return Arrays.copyOf(digest.digest(nonce.getBytes(StandardCharsets.UTF_8)), 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 must exist in every Java runtime", e);
        }
    }

    @Override
    public void destroy() {
        writer.interrupt();
        @Nullable Entry entry;
        while ((entry = waiting.poll()) != null) {
            entry.first().completeExceptionally(GatewayCode.UNAVAILABLE.refusal());
        }
    }
}
