package dev.signet.access.login;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policy of each account for passwords, and whether a password keeps to it. */
@Service
public class PasswordPolicies {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final String AND = "password.and";

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;

    PasswordPolicies(JdbcClient jdbc, ActiveRulebook rulebook, AuditTrail audit) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.audit = audit;
    }

    /** What counts where the account has set none as well. */
    public PasswordPolicy of(long accountId) {
        return jdbc.sql("select * from access_password_policy where account_id = ?")
                .param(accountId)
                .query((row, n) -> new PasswordPolicy(
                        row.getInt("min_length"),
                        row.getBoolean("require_lower"),
                        row.getBoolean("require_upper"),
                        row.getBoolean("require_digits"),
                        row.getBoolean("require_symbols"),
                        row.getInt("max_age_days"),
                        row.getBoolean("hard_expiry"),
                        row.getInt("forbidden_reuses"),
                        row.getInt("tries")))
                .optional()
                .orElseGet(() -> new PasswordPolicy(
                        limit("access.password.length.min"),
                        false,
                        false,
                        false,
                        false,
                        0,
                        false,
                        0,
                        limit("access.password.tries.default")));
    }

    /** @throws dev.signet.platform.Refusal for what is out of the platform's bounds */
    @Transactional
    public void set(String by, long accountId, PasswordPolicy policy) {
        within(
                "MinimumPasswordLength",
                policy.minLength(),
                limit("access.password.length.min"),
                limit("access.password.length.max"));
        within("MaxPasswordAge", policy.maxAgeDays(), 0, limit("access.password.age.days.max"));
        within("PasswordReusePrevention", policy.forbiddenReuses(), 0, limit("access.password.reuse.max"));
        within("MaxLoginAttemps", policy.tries(), 0, limit("access.password.tries.max"));
        jdbc.sql("""
                        replace into access_password_policy (account_id, min_length, require_lower, require_upper,
                            require_digits, require_symbols, max_age_days, hard_expiry, forbidden_reuses, tries)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        accountId,
                        policy.minLength(),
                        policy.requireLower(),
                        policy.requireUpper(),
                        policy.requireDigits(),
                        policy.requireSymbols(),
                        policy.maxAgeDays(),
                        policy.hardExpiry(),
                        policy.forbiddenReuses(),
                        policy.tries())
                .update();
        audit.record(
                by, "password-policy.set", "account", Long.toString(accountId), Map.of("policy", policy.toString()));
    }

    /** @throws dev.signet.platform.Refusal that says what the password must be */
    void require(long accountId, String name, String given) {
        String password = PasswordHashes.normal(given);
        PasswordPolicy policy = of(accountId);
        Policies limits = rulebook.current().policies();
        int longest = limits.number("access.password.length.max");
        List<String> missing = new ArrayList<>();
        if (policy.requireLower() && !has(password, Character::isLowerCase)) {
            missing.add("lower");
        }
        if (policy.requireUpper() && !has(password, Character::isUpperCase)) {
            missing.add("upper");
        }
        if (policy.requireDigits() && !has(password, Character::isDigit)) {
            missing.add("digits");
        }
        if (policy.requireSymbols() && !has(password, c -> !Character.isLetterOrDigit(c))) {
            missing.add("symbols");
        }
        int length = password.codePointCount(0, password.length());
        if (length < policy.minLength() || length > longest || !PlainText.isName(password)) {
            throw TEXTS.refusal("InvalidParameter.Password", "password.length", policy.minLength(), longest);
        }
        if (!PasswordHashes.fits(password)) {
            throw TEXTS.refusal("InvalidParameter.Password", "password.bytes", PasswordHashes.BYTES);
        }
        if (!name.isEmpty() && password.equalsIgnoreCase(name)) {
            throw TEXTS.refusal("InvalidParameter.Password", "password.is-name");
        }
        if (!missing.isEmpty()) {
            Bilingual classes = missing.stream()
                    .map(kind -> TEXTS.text("password.class." + kind))
                    .reduce((a, b) -> a.plus(TEXTS.text(AND)).plus(b))
                    .orElseThrow();
            throw TEXTS.refusal("InvalidParameter.Password", "password.classes", classes);
        }
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.codePoints().anyMatch(kind);
    }

    /** @param field as the wire calls it, misspelt where it is there */
    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw TEXTS.refusal("InvalidParameter", "policy.bounds", field, value, least, most);
        }
    }

    private int limit(String name) {
        return rulebook.current().policies().number(name);
    }
}
