package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What all changes of an account's people have in common: they come one after the other, so that no two of them pass a
 * limit together; each leaves an audit entry and is told to every node, in the transaction of the change.
 */
@Component
class Changes {

    static final Wording TEXTS = Wording.of("access-ram");

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final ActiveRulebook rulebook;

    Changes(JdbcClient jdbc, Ids ids, Clock clock, AuditTrail audit, FactsVersions versions, ActiveRulebook rulebook) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.versions = versions;
        this.rulebook = rulebook;
    }

    /** Waits for whoever changes something of this account at the moment; first in every change. */
    void begin(ApiCaller caller) {
        jdbc.sql("insert into access_account (account_id) values (?) on duplicate key update account_id = account_id")
                .param(caller.accountId())
                .update();
    }

    /** @param subject {@code ram-user}; with its id and name it is what was changed */
    void done(ApiCaller caller, String action, String subject, long id, Map<String, ?> details) {
        audit.record(caller.who(), subject + "." + action, subject, Long.toString(id), details);
        versions.raise(caller.accountId());
    }

    long newId() {
        return ids.next();
    }

    Instant instant() {
        return clock.instant();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    int limit(String parameter) {
        return rulebook.current().policies().number(parameter);
    }

    /** @param code what there are too many of: {@code User.Group} */
    void requireRoom(String code, String parameter, String count, Object... values) {
        int most = limit(parameter);
        if (jdbc.sql(count).params(values).query(Long.class).single() >= most) {
            throw full(code, most);
        }
    }

    /**
     * @param bond what may hold it: {@code User.AccessKey}
     * @throws Refusal {@code DeleteConflict.…} where something does
     */
    void refuseHeld(String bond, String name, String count, Object... values) {
        if (jdbc.sql(count).params(values).query(Long.class).single() > 0) {
            throw held(bond, name);
        }
    }

    /** @param code what there are too many of: {@code User.Group} */
    static Refusal full(String code, int most) {
        return TEXTS.refusal("LimitExceeded." + code, "limit", TEXTS.text("many." + code), most);
    }

    static Refusal unknown(String code, String name) {
        return TEXTS.refusal("EntityNotExist." + code, own("unknown", code), noun(code), name);
    }

    static Refusal taken(String code, String name) {
        return TEXTS.refusal("EntityAlreadyExists." + code, own("exists", code), noun(code), name);
    }

    /** @param bond what holds it: {@code User.AccessKey} */
    static Refusal held(String bond, String name) {
        return TEXTS.refusal("DeleteConflict." + bond, "held", name, noun(bond), TEXTS.text("bond." + bond));
    }

    /** Some codes have a sentence of their own, the others share one. */
    private static String own(String sentence, String code) {
        String key = sentence + "." + code;
        return TEXTS.has(key) ? key : sentence;
    }

    /** What it is about: of {@code User.Policy} the user. */
    private static Bilingual noun(String code) {
        return TEXTS.text("noun." + code.split("\\.")[0]);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static String or(@Nullable String changed, String before) {
        return changed == null ? before : changed;
    }
}
