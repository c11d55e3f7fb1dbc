package dev.signet.sending.quota;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.sending.account.AccountQuota;
import dev.signet.sending.account.AccountQuotas;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 设定配额 */
@Component
class SetQuota implements ConsentedAction {

    static final String ACTION = "SetQuota";
    private static final String NAME = "account";
    private static final String DAILY = "daily";
    private static final String MONTHLY = "monthly";
    private static final String DAILY_BEFORE = "dailyBefore";
    private static final String MONTHLY_BEFORE = "monthlyBefore";

    private final AccountAdministration accounts;
    private final AccountQuotas quotas;
    private final AuditTrail audit;
    private final Notices notices;

    SetQuota(AccountAdministration accounts, AccountQuotas quotas, AuditTrail audit, Notices notices) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.audit = audit;
        this.notices = notices;
    }

    static StaffWish wish(Account account, AccountQuota now, AccountQuota wanted, String reason) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put(NAME, account.name());
        put(values, DAILY, wanted.daily());
        put(values, MONTHLY, wanted.monthly());
        put(values, DAILY_BEFORE, now.daily());
        put(values, MONTHLY_BEFORE, now.monthly());
        return new StaffWish(ACTION, "account", Long.toString(account.id()), account.id(), values, reason);
    }

    private static void put(SortedMap<String, String> values, String name, @Nullable Long units) {
        if (units != null) {
            values.put(name, units.toString());
        }
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        accounts.requireCustomer(account(wish));
        QuotaDesk.refuseUnlessQuota(quota(wish));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return QuotaDesk.TEXTS.text("staff-quota.told", wish.value(NAME), words(wish, DAILY), words(wish, MONTHLY));
    }

    private static Bilingual words(StaffWish wish, String name) {
        String units = wish.values().get(name);
        return units == null ? QuotaDesk.TEXTS.text("staff-quota.none") : counted(units);
    }

    @Override
    public Bilingual title(String value) {
        return QuotaDesk.TEXTS.text("staff-quota.value." + value);
    }

    @Override
    public Bilingual shown(String value, String text) {
        return value.equals(NAME) ? new Bilingual(text, text) : counted(text);
    }

    private static Bilingual counted(String units) {
        String count = Amounts.count(Long.parseLong(units));
        return new Bilingual(count, count);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        quotas.set(account(wish), quota(wish));
        Map<String, String> details = new TreeMap<>(wish.values());
        details.remove(NAME);
        details.put("reason", wish.reason());
        details.put("change", Long.toString(change.id()));
        details.put("approvedBy", Objects.requireNonNull(change.decidedBy()));
        audit.record(change.askedBy(), "quota.set", "account", wish.subjectId(), details);
        Bilingual daily = words(wish, DAILY);
        Bilingual monthly = words(wish, MONTHLY);
        notices.tell(Notice.toAll(
                account(wish),
                "quota.set",
                "change:" + change.id(),
                Map.of(
                        DAILY,
                        daily.zh(),
                        "dailyEn",
                        daily.en(),
                        MONTHLY,
                        monthly.zh(),
                        "monthlyEn",
                        monthly.en(),
                        "reason",
                        wish.reason())));
    }

    private static long account(StaffWish wish) {
        return Objects.requireNonNull(wish.accountId());
    }

    private static AccountQuota quota(StaffWish wish) {
        return new AccountQuota(units(wish, DAILY), units(wish, MONTHLY));
    }

    private static @Nullable Long units(StaffWish wish, String name) {
        String units = wish.values().get(name);
        return units == null ? null : Long.valueOf(units);
    }
}
