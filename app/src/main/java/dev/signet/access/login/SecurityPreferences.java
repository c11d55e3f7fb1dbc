package dev.signet.access.login;

import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.access.AddressBlocks;
import dev.signet.rules.access.SourceAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each account lets its RAM users do with their logins. The account itself is held by none of it, so that somebody can
 * always set right what keeps everybody else out.
 */
@Service
public class SecurityPreferences {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final String BETWEEN = ";";

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;

    SecurityPreferences(JdbcClient jdbc, ActiveRulebook rulebook, AuditTrail audit) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.audit = audit;
    }

    /** What counts where the account has set none as well. */
    public SecurityPreference of(long accountId) {
        return jdbc.sql("select * from access_security_preference where account_id = ?")
                .param(accountId)
                .query((row, n) -> new SecurityPreference(
                        row.getBoolean("change_password"),
                        row.getBoolean("manage_devices"),
                        Math.min(row.getInt("session_hours"), longestHours()),
                        networks(row.getString("networks"))))
                .optional()
                .orElse(SecurityPreference.USUAL);
    }

    /** What holds for this one. */
    SecurityPreference of(Principal holder) {
        return holder.kind() == Principal.Kind.USER ? of(holder.accountId()) : SecurityPreference.USUAL;
    }

    /** What an account may set for sessions at most, by what the platform lets any last. */
    public int longestHours() {
        return Math.max(1, (int) longestSession().toHours());
    }

    /** @param networks with semicolons between them; blanks around one are nothing */
    public static List<String> networks(String networks) {
        return networks.isEmpty()
                ? List.of()
                : List.of(networks.split(BETWEEN, -1)).stream()
                        .map(String::trim)
                        .toList();
    }

    /** As {@link #networks(String)} reads them. */
    public static String text(List<String> networks) {
        return String.join(BETWEEN, networks);
    }

    /**
     * Sessions that have begun last as long as they were to.
     *
     * @throws dev.signet.platform.Refusal {@code InvalidParameter.LoginSessionDuration},
     *     {@code InvalidParameter.LoginNetworkMasks}
     */
    @Transactional
    public void set(String by, long accountId, SecurityPreference preference) {
        int hours = preference.sessionHours();
        if (hours < 0 || hours > longestHours()) {
            throw TEXTS.refusal("InvalidParameter.LoginSessionDuration", "preference.hours", hours, longestHours());
        }
        check(preference.networks());
        jdbc.sql("""
                        replace into access_security_preference (account_id, change_password, manage_devices, session_hours,
                            networks)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        accountId,
                        preference.changePassword(),
                        preference.manageDevices(),
                        hours,
                        text(preference.networks()))
                .update();
        audit.record(
                by,
                "security-preference.set",
                "account",
                Long.toString(accountId),
                Map.of("preference", preference.toString()));
    }

    private void check(List<String> networks) {
        int most = number("access.login.networks.max");
        if (networks.size() > most) {
            throw TEXTS.refusal(
                    "InvalidParameter.LoginNetworkMasks", "preference.networks.many", networks.size(), most);
        }
        try {
            AddressBlocks.of(networks);
        } catch (IllegalArgumentException none) {
            throw TEXTS.refusal(
                    "InvalidParameter.LoginNetworkMasks",
                    "preference.network",
                    Quoted.of(String.valueOf(none.getMessage())));
        }
    }

    /** Whether this one may log in from there. */
    boolean admits(Principal holder, Origin origin) {
        List<String> networks = of(holder).networks();
        return networks.isEmpty() || AddressBlocks.of(networks).hold(SourceAddress.of(origin.address()));
    }

    /** How long a session of theirs lasts at most. */
    Duration session(Principal holder) {
        int hours = of(holder).sessionHours();
        Duration longest = longestSession();
        return hours == 0 || longest.compareTo(Duration.ofHours(hours)) < 0 ? longest : Duration.ofHours(hours);
    }

    private Duration longestSession() {
        return Duration.ofMinutes(number("access.login.session.minutes"));
    }

    private int number(String name) {
        return rulebook.current().policies().number(name);
    }
}
