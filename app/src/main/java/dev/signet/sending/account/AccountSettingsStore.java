package dev.signet.sending.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.text.JsonText;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts' own settings, on the control plane. */
@Component
public class AccountSettingsStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final FactsVersions facts;

    AccountSettingsStore(JdbcClient jdbc, ObjectMapper json, FactsVersions facts) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = facts;
    }

    AccountSettings of(long accountId) {
        return jdbc.sql("select settings from sending_settings where account_id = ?")
                .param(accountId)
                .query(String.class)
                .optional()
                .map(text -> JsonText.read(json, text, AccountSettings.class, "sending_settings"))
                .orElse(AccountSettings.DEFAULTS);
    }

    /** The same, and whoever else would change them waits until the caller's transaction is over. */
    AccountSettings held(long accountId) {
        jdbc.sql("""
                        insert into sending_settings (account_id, settings, changed_at) values (?, ?, utc_timestamp(3))
                        on duplicate key update account_id = account_id""")
                .params(accountId, JsonText.write(json, AccountSettings.DEFAULTS))
                .update();
        return of(accountId);
    }

    /** The accounts that want to be warned of what is left in their packages, and at which value. */
    public Map<Long, Long> packageWarnings() {
        Map<Long, Long> warnings = new TreeMap<>();
        jdbc.sql("select account_id, package_warning from sending_settings where package_warning is not null")
                .query(row -> {
                    warnings.put(row.getLong(1), row.getLong(2));
                });
        return warnings;
    }

    @Transactional
    public void save(long accountId, AccountSettings settings) {
        jdbc.sql("""
                        insert into sending_settings (account_id, settings, changed_at) values (?, ?, utc_timestamp(3))
                        on duplicate key update settings = values(settings), changed_at = values(changed_at)""").params(accountId, JsonText.write(json, settings)).update();
        facts.raise(accountId);
    }
}
