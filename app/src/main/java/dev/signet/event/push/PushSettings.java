package dev.signet.event.push;

import dev.signet.audit.AuditTrail;
import dev.signet.audit.FieldChanges;
import dev.signet.event.EventSettings;
import dev.signet.event.EventType;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.SecretBox;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which account wants to be told what where, and the secret its pushes are signed with. */
@Component
public class PushSettings {

    private static final Wording TEXTS = Wording.of("event");
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_URL = 1000;

    /** @param url empty while none is set */
    public record Setting(EventType type, String url, boolean enabled) {}

    /** Told within the application when a setting was changed. */
    record Changed(long accountId) {}

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final AuditTrail audit;
    private final EventSettings settings;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    PushSettings(
            JdbcClient jdbc,
            SecretBox secrets,
            AuditTrail audit,
            EventSettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
        this.settings = settings;
        this.events = events;
    }

    /** One for each type, set or not. */
    public List<Setting> of(long accountId) {
        Map<EventType, Setting> known = jdbc
                .sql("select type, url, enabled from event_push where account_id = ?")
                .param(accountId)
                .query((row, n) -> new Setting(EventType.ofStored(row.getInt(1)), row.getString(2), row.getBoolean(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Setting::type, Function.identity()));
        return Arrays.stream(EventType.values())
                .map(type -> known.getOrDefault(type, new Setting(type, "", false)))
                .toList();
    }

    Setting of(long accountId, EventType type) {
        return of(accountId).stream()
                .filter(setting -> setting.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> changes(Setting before, Setting after) {
        return new FieldChanges()
                .of("type", after.type().spelling())
                .field("url", told(before.url()), told(after.url()))
                .field("enabled", before.enabled(), after.enabled())
                .details();
    }

    /** A URL as it may stay on record: what follows the question mark may be a secret. Null where there is none. */
    static @Nullable String told(String url) {
        int query = url.indexOf('?');
        return url.isEmpty() ? null : query < 0 ? url : url.substring(0, query) + "?…";
    }

    /**
     * Sets the URL of one type; an empty one that is switched off takes it away.
     *
     * @throws Refusal when the URL is none, or lies where nothing may be pushed to
     */
    @Transactional
    public void set(long accountId, String actor, Setting setting) {
        if (setting.url().isEmpty() && !setting.enabled()) {
            remove(accountId, actor, setting.type());
            return;
        }
        check(setting.url());
        Setting before = of(accountId, setting.type());
        jdbc.sql("""
                        insert into event_push (account_id, type, url, enabled) values (?, ?, ?, ?)
                        on duplicate key update url = value(url), enabled = value(enabled)""")
                .params(accountId, setting.type().stored(), setting.url(), setting.enabled())
                .update();
        audit.record(actor, "push.set", "account", Long.toString(accountId), changes(before, setting));
        events.publishEvent(new Changed(accountId));
    }

    /** Takes the URL of one type away; one that is not set stays so. */
    @Transactional
    public void remove(long accountId, String actor, EventType type) {
        Setting before = of(accountId, type);
        int removed = jdbc.sql("delete from event_push where account_id = ? and type = ?")
                .params(accountId, type.stored())
                .update();
        if (removed > 0) {
            audit.record(
                    actor,
                    "push.removed",
                    "account",
                    Long.toString(accountId),
                    changes(before, new Setting(type, "", false)));
            events.publishEvent(new Changed(accountId));
        }
    }

    private void check(String url) {
        try {
            if (url.length() > LONGEST_URL) {
                throw new IllegalArgumentException("it is longer than " + LONGEST_URL + " characters");
            }
            TargetAddress.require(TargetAddress.parse(url), settings.allowPrivateTargets());
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal("InvalidParameter", "push.url", url, String.valueOf(e.getMessage()));
        }
    }

    /** A new secret; pushes are signed with it from now on. Shown this once. */
    @Transactional
    public String renewSecret(long accountId, String actor) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        jdbc.sql("replace into event_push_secret (account_id, secret) values (?, ?)")
                .params(accountId, secrets.encrypt(secret, context(accountId)))
                .update();
        audit.record(actor, "push.secret-renewed", "account", Long.toString(accountId), Map.of());
        return secret;
    }

    Optional<String> secret(long accountId) {
        return jdbc.sql("select secret from event_push_secret where account_id = ?")
                .param(accountId)
                .query((row, n) -> secrets.decrypt(row.getBytes(1), context(accountId)))
                .optional();
    }

    private static String context(long accountId) {
        return "push:" + accountId;
    }
}
