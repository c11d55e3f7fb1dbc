package dev.signet.access.login;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.login.SpokenSecrets;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import java.security.SecureRandom;
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
    private static final String RULE = "password.rule";
    private static final String RULE_WITH_CLASSES = "password.rule.classes";
    private static final String AND = "password.and";
    private static final String LOWER = "lower";
    private static final String CAPITALS = "upper";
    private static final String FIGURES = "digits";
    private static final String SYMBOLS = "symbols";
    private static final Map<String, IntPredicate> CLASSES = Map.of(
            LOWER,
            Character::isLowerCase,
            CAPITALS,
            Character::isUpperCase,
            FIGURES,
            Character::isDigit,
            SYMBOLS,
            c -> !Character.isLetterOrDigit(c));
    private static final int PARTS = 4;
    private static final String UPPER = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** One that keeps to whatever the account may ask for, made here to be handed over and replaced at the first login. */
    public String random(long accountId) {
        StringBuilder password = new StringBuilder(SpokenSecrets.random(PARTS));
        password.insert(0, one(UPPER)).append(one(DIGITS));
        while (password.length() < of(accountId).minLength()) {
            password.append(one(DIGITS));
        }
        return password.toString();
    }

    private static char one(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }

    /** What {@link #require} asks of everybody's, told before they choose. */
    public Bilingual told(long accountId) {
        PasswordPolicy policy = of(accountId);
        List<String> asked = asked(policy);
        int longest = limit("access.password.length.max");
        return asked.isEmpty()
                ? TEXTS.text(RULE, policy.minLength(), longest)
                : TEXTS.text(RULE_WITH_CLASSES, policy.minLength(), longest, named(asked));
    }

    /** @throws dev.signet.platform.Refusal that says what the password must be */
    void require(long accountId, String name, String given) {
        String password = PasswordHashes.normal(given);
        PasswordPolicy policy = of(accountId);
        Policies limits = rulebook.current().policies();
        int longest = limits.number("access.password.length.max");
        List<String> missing = asked(policy).stream()
                .filter(kind -> !password.codePoints().anyMatch(CLASSES.get(kind)))
                .toList();
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
            throw TEXTS.refusal("InvalidParameter.Password", "password.classes", named(missing));
        }
    }

    private static List<String> asked(PasswordPolicy policy) {
        List<String> asked = new ArrayList<>();
        if (policy.requireLower()) {
            asked.add(LOWER);
        }
        if (policy.requireUpper()) {
            asked.add(CAPITALS);
        }
        if (policy.requireDigits()) {
            asked.add(FIGURES);
        }
        if (policy.requireSymbols()) {
            asked.add(SYMBOLS);
        }
        return asked;
    }

    private static Bilingual named(List<String> classes) {
        return classes.stream()
                .map(kind -> TEXTS.text("password.class." + kind))
                .reduce((a, b) -> a.plus(TEXTS.text(AND)).plus(b))
                .orElseThrow();
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
