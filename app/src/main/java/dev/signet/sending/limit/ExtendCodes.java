package dev.signet.sending.limit;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.DataPlane;
import dev.signet.platform.FactsChanged;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which signature uses which of an account's extension codes: the number that subscribers see, and answer, stands for
 * one sender. The first signature with an accepted message under a code keeps it for as long as the account can use the
 * signature; what is refused takes no code.
 *
 * <p>Owners are read without a lock. Whoever loses the race for a code fails when it writes its claim, and its batch is
 * decided again, now with the owner in sight. A node remembers owners until the account's facts change, so that a code
 * in use costs no statement.
 */
@Component
public class ExtendCodes {

    /** So many codes of one account are remembered at most; there may be ten million. */
    private static final int MOST_KNOWN = 10_000;

    private final JdbcTemplate jdbc;
    private final Map<Long, Map<String, String>> known = new ConcurrentHashMap<>();

    ExtendCodes(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Code(long accountId, String digits) implements Comparable<Code> {

        /** The order in which rows are written, the same on every node. */
        @Override
        public int compareTo(Code other) {
            int byAccount = Long.compare(accountId, other.accountId);
            return byAccount != 0 ? byAccount : digits.compareTo(other.digits);
        }
    }

    /** A signature came or went. */
    @EventListener
    void changed(FactsChanged change) {
        known.remove(change.accountId());
    }

    /** Whose the codes of these requests are; to be called in the transaction that writes what is claimed of them. */
    public ExtendCodeClaims of(List<PreparedRequest> batch) {
        Map<Code, String> owners = new HashMap<>();
        Map<Code, PreparedRequest.Judgeable> unknown = new HashMap<>();
        for (PreparedRequest request : batch) {
            if (request instanceof PreparedRequest.Judgeable judgeable) {
                sort(judgeable, owners, unknown);
            }
        }
        read(unknown, owners);
        return new ExtendCodeClaims(owners);
    }

    private void sort(
            PreparedRequest.Judgeable request, Map<Code, String> owners, Map<Code, PreparedRequest.Judgeable> unknown) {
        for (String digits : request.extendCodes().keySet()) {
            Code code = new Code(request.accountId(), digits);
            String owner = known.getOrDefault(code.accountId(), Map.of()).get(digits);
            if (owner != null && ExtendCodeClaims.usable(owner, request)) {
                owners.put(code, owner);
            } else {
                unknown.put(code, request);
            }
        }
    }

    private void read(Map<Code, PreparedRequest.Judgeable> unknown, Map<Code, String> owners) {
        if (unknown.isEmpty()) {
            return;
        }
        // Taken before the read, so that an owner read before a change is not remembered after it.
        Map<Long, Map<String, String>> remembered = new HashMap<>();
        List<Object> parameters = new ArrayList<>(unknown.size() * 2);
        for (Code code : unknown.keySet()) {
            remembered.computeIfAbsent(
                    code.accountId(), id -> known.computeIfAbsent(id, account -> new ConcurrentHashMap<>()));
            parameters.add(code.accountId());
            parameters.add(code.digits());
        }
        jdbc.query(
                "select account_id, code, sign_name from sending_extend_code where (account_id, code) in ("
                        + String.join(",", Collections.nCopies(unknown.size(), "(?,?)")) + ")",
                row -> {
                    Code code = new Code(row.getLong(1), row.getString(2));
                    String owner = row.getString(3);
                    owners.put(code, owner);
                    if (ExtendCodeClaims.usable(owner, requireNonNull(unknown.get(code)))) {
                        remember(requireNonNull(remembered.get(code.accountId())), code.digits(), owner);
                    }
                },
                parameters.toArray());
    }

    private static void remember(Map<String, String> codes, String digits, String owner) {
        if (codes.size() >= MOST_KNOWN) {
            codes.clear();
        }
        codes.put(digits, owner);
    }

    /** Writes what the batch was granted. Not remembered here: it holds only once it is committed. */
    public void write(ExtendCodeClaims claims, Instant now) {
        List<Object[]> fresh = new ArrayList<>();
        claims.granted().forEach((code, signature) -> {
            String before = claims.ownerBefore(code);
            if (before == null) {
                fresh.add(new Object[] {code.accountId(), code.digits(), signature, now.toEpochMilli()});
            } else {
                inherit(code, before, signature, now);
            }
        });
        Sql.insert(
                jdbc,
                "insert into sending_extend_code (account_id, code, sign_name, taken_at) values (?, ?, ?, ?)",
                fresh);
    }

    /** The account can no longer use the signature that had the code. */
    private void inherit(Code code, String before, String signature, Instant now) {
        int changed = jdbc.update(
                "update sending_extend_code set sign_name = ?, taken_at = ? where account_id = ? and code = ? and"
                        + " sign_name = ?",
                signature,
                now.toEpochMilli(),
                code.accountId(),
                code.digits(),
                before);
        if (changed == 0) {
            throw new OptimisticLockingFailureException(
                    "extension code " + code.digits() + " has another owner by now");
        }
    }
}
