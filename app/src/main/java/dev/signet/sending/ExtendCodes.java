package dev.signet.sending;

import dev.signet.platform.DataPlane;
import dev.signet.platform.FactsChanged;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Which signature uses which of an account's extension codes: the number that subscribers see, and answer, stands for
 * one sender. The first signature that sends with a code keeps it for as long as the account can use the signature.
 *
 * <p>A code is looked up in the database once by each node; until the account's facts change, the node knows it.
 */
@Component
class ExtendCodes {

    private static final Logger log = LoggerFactory.getLogger(ExtendCodes.class);
    /** So many codes of one account are remembered at most; there may be ten million. */
    private static final int MOST_KNOWN = 10_000;

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Clock clock;
    private final Map<Long, Map<String, String>> known = new ConcurrentHashMap<>();

    ExtendCodes(@DataPlane JdbcTemplate jdbc, DataTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A signature came or went. */
    @EventListener
    void changed(FactsChanged change) {
        known.remove(change.accountId());
    }

    /** Takes the recipients' codes for their signatures; what is wrong with them, or null. */
    @Nullable Fault take(AccountFacts facts, List<PreparedRecipient> recipients) {
        Map<String, String> wanted = new HashMap<>();
        for (PreparedRecipient recipient : recipients) {
            String code = recipient.extendCode();
            String signature = recipient.signature().name();
            String other = code == null ? null : wanted.putIfAbsent(code, signature);
            if (other != null && !same(other, signature)) {
                return fault("isv.EXTEND_CODE_ERROR", "extendCodeShared", code, signature, other);
            }
        }
        return wanted.isEmpty() ? null : take(facts, wanted);
    }

    private @Nullable Fault take(AccountFacts facts, Map<String, String> wanted) {
        try {
            for (Map.Entry<String, String> code : wanted.entrySet()) {
                String owner = owner(facts, code.getKey(), code.getValue());
                if (!same(owner, code.getValue())) {
                    return fault(
                            "isv.ONE_CODE_MULTIPLE_SIGN", "extendCodeTaken", code.getKey(), code.getValue(), owner);
                }
            }
            return null;
        } catch (DataAccessException | TransactionException e) {
            log.error("The extension codes of account {} cannot be read", facts.account().id(), e);
            return SendTexts.fault("isp.SYSTEM_ERROR", "system", Map.of());
        }
    }

    private static Fault fault(String code, String reason, String extendCode, String signature, String other) {
        return SendTexts.fault(
                code,
                reason,
                Map.of("extendCode", extendCode, "signName", signature, "otherSignName", other),
                extendCode,
                signature,
                other);
    }

    private String owner(AccountFacts facts, String code, String signature) {
        long accountId = facts.account().id();
        // Taken before the read, so that an owner read before a change is not remembered after it.
        Map<String, String> codes = known.computeIfAbsent(accountId, id -> new ConcurrentHashMap<>());
        String owner = codes.get(code);
        if (owner == null) {
            owner = transactions.run(() -> ownerInTheDatabase(facts, code, signature));
            if (codes.size() >= MOST_KNOWN) {
                codes.clear();
            }
            codes.put(code, owner);
        }
        return owner;
    }

    private String ownerInTheDatabase(AccountFacts facts, String code, String signature) {
        long accountId = facts.account().id();
        // One statement locks the row, whether it was there or not.
        jdbc.update(
                """
                insert into sending_extend_code (account_id, code, sign_name, taken_at) values (?, ?, ?, ?)
                on duplicate key update code = values(code)""",
                accountId, code, signature, clock.millis());
        String owner = jdbc.queryForObject(
                "select sign_name from sending_extend_code where account_id = ? and code = ?", String.class, accountId, code);
        if (owner == null || same(owner, signature) || facts.signature(owner) != null) {
            return owner == null ? signature : owner;
        }
        jdbc.update(
                "update sending_extend_code set sign_name = ?, taken_at = ? where account_id = ? and code = ?",
                signature, clock.millis(), accountId, code);
        return signature;
    }

    private static boolean same(String signature, String other) {
        return signature.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
