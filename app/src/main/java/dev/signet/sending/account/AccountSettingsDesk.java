package dev.signet.sending.account;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.sending.number.Dialled;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.text.SendTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an account may set for its own sending, within what the rulebook allows (S9.2, S9.3). */
@Service
public class AccountSettingsDesk {

    static final String INVALID = "isv.INVALID_PARAMETERS";

    private final AccountSettingsStore store;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final Clock clock;

    AccountSettingsDesk(
            AccountSettingsStore store, Accounts accounts, ActiveRulebook rulebook, AuditTrail audit, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    public AccountSettings of(long accountId) {
        return store.of(accountId);
    }

    /**
     * Replaces an account's settings; they hold here with the commit, and on another node once it has asked for changes.
     *
     * @param actor who changes them, for the audit trail
     * @param wanted with numbers of the whitelist masked where whoever changes them was shown them so
     * @throws Refusal {@code isv.INVALID_PARAMETERS} naming the value and what would be right
     */
    @Transactional
    public void change(String actor, long accountId, AccountSettings wanted) {
        change(actor, accountId, kept -> wanted);
    }

    /**
     * The same for some of them: changes of different parts at the same time take nothing from one another.
     *
     * @param change of what is kept to what is wanted
     */
    @Transactional
    public void change(String actor, long accountId, UnaryOperator<AccountSettings> change) {
        AccountSettings kept = store.held(accountId);
        AccountSettings wanted = change.apply(kept);
        AccountSettings settings = wanted.withWhitelist(MaskedWhitelist.restored(wanted.whitelist(), kept.whitelist()));
        Account account =
                accounts.find(accountId).orElseThrow(() -> refusal("isv.ACCOUNT_NOT_EXISTS", "accountUnknown"));
        Policies policies = rulebook.current().policies();
        checkFrequency(account, settings, policies.number("sending.verification.own.highest"));
        checkWhitelist(settings, policies);
        checkVolume(settings.dailyWarning(), settings.dailyLimit());
        checkVolume(settings.monthlyWarning(), settings.monthlyLimit());
        checkMonitoring(settings.abuseMonitoring());
        checkPackageWarning(settings.packageWarning(), policies.number("sending.package.warning.highest"));
        store.save(accountId, settings);
        audit.record(
                actor,
                "change-send-settings",
                "account",
                String.valueOf(accountId),
                SettingsChanges.between(kept, settings));
    }

    /**
     * Replaces the whitelist alone (号码白名单, S9.3-4).
     *
     * @param lines one number per line, masked ones as they were shown
     * @throws Refusal {@code isv.INVALID_PARAMETERS} naming the lines that are wrong
     */
    @Transactional
    public void changeWhitelist(String actor, long accountId, String lines) {
        change(actor, accountId, typed(lines));
    }

    /**
     * The same for somebody who was shown the whitelist and typed into it: what another added meanwhile is not taken away
     * unseen.
     *
     * @param shown as it stood before them, one number per line
     * @throws Refusal also {@code OperationDenied.Changed} where it is another by now
     */
    @Transactional
    public void changeWhitelist(String actor, long accountId, String shown, String lines) {
        UnaryOperator<AccountSettings> change = typed(lines);
        change(actor, accountId, kept -> {
            List<String> seen = WhitelistLines.of(shown).numbers();
            if (!seen.equals(kept.whitelist()) && !seen.equals(kept.masked().whitelist())) {
                throw refusal("OperationDenied.Changed", "settings.whitelistChanged");
            }
            return change.apply(kept);
        });
    }

    private UnaryOperator<AccountSettings> typed(String lines) {
        WhitelistLines typed = WhitelistLines.of(lines);
        typed.check(PhoneNumbers.of(rulebook.current().policies()), ChinaTime.today(clock));
        return kept -> kept.withWhitelist(typed.numbers());
    }

    private static void checkFrequency(Account account, AccountSettings settings, int highest) {
        Integer[] limits = {
            settings.verificationPerMinute(), settings.verificationPerHour(), settings.verificationPerDay()
        };
        for (Integer limit : limits) {
            if (limit == null) {
                continue;
            }
            if (account.kind() != AccountKind.ENTERPRISE) {
                throw refusal(INVALID, "settings.enterpriseOnly");
            }
            if (limit < 1 || limit > highest) {
                throw refusal(INVALID, "settings.frequency", String.valueOf(limit), String.valueOf(highest));
            }
        }
    }

    private void checkWhitelist(AccountSettings settings, Policies policies) {
        int most = policies.number("sending.whitelist.max");
        if (settings.whitelist().size() > most) {
            throw refusal(
                    INVALID,
                    "settings.whitelistSize",
                    String.valueOf(settings.whitelist().size()),
                    String.valueOf(most));
        }
        PhoneNumbers numbers = PhoneNumbers.of(policies);
        LocalDate today = ChinaTime.today(clock);
        for (String number : settings.whitelist()) {
            if (numbers.inList(number, today) == null) {
                Bilingual advice = numbers.advice(number, TemplateKind.NOTIFICATION, today);
                throw refusal(INVALID, "settings.whitelistNumber", Masks.phone(Dialled.bare(number)), advice);
            }
        }
    }

    private static void checkMonitoring(AccountSettings.@Nullable AbuseMonitoring monitoring) {
        if (monitoring == null) {
            return;
        }
        checkMonitoring("requestsPerHour", monitoring.requestsPerHour(), 1, Integer.MAX_VALUE);
        checkMonitoring("successPercent", monitoring.successPercent(), 0, 100);
        checkMonitoring("growthPercent", monitoring.growthPercent(), 0, Integer.MAX_VALUE);
    }

    private static void checkMonitoring(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw refusal(
                    INVALID,
                    "settings.monitoring",
                    name,
                    String.valueOf(value),
                    String.valueOf(least),
                    String.valueOf(most));
        }
    }

    private static void checkPackageWarning(@Nullable Long warning, int highest) {
        if (warning != null && (warning < 0 || warning > highest)) {
            throw refusal(INVALID, "settings.packageWarning", String.valueOf(warning), String.valueOf(highest));
        }
    }

    private static void checkVolume(@Nullable Long warning, @Nullable Long limit) {
        if (warning != null && warning < 0 || limit != null && limit < 0) {
            throw refusal(INVALID, "settings.volume", String.valueOf(warning != null && warning < 0 ? warning : limit));
        }
        if (warning != null && limit != null && warning >= limit) {
            throw refusal(INVALID, "settings.warningAboveLimit", String.valueOf(warning), String.valueOf(limit));
        }
    }

    private static Refusal refusal(String code, String reason, Object... values) {
        return new Refusal(code, SendTexts.text(reason + ".message", values));
    }
}
