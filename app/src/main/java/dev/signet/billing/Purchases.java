package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.audit.AuditTrail;
import dev.signet.billing.price.PackageOffer;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 购买套餐包: packages on sale, bought out of the balance (S7.1-8, S7.1-10). */
@Component
public class Purchases {

    private static final Wording TEXTS = Wording.of("billing");
    private static final String BOUGHT = "package.bought";
    private static final String SUBJECT = "package";

    private static final String COLUMNS = """
            select id, coverage, units, units_left, valid_from, valid_until, offer, paid_micros, bought_at
            from billing_package where account_id = ?""";

    private final ActiveRulebook rulebook;
    private final Ledger ledger;
    private final AccountRows accounts;
    private final AuditTrail audit;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Purchases(
            ActiveRulebook rulebook,
            Ledger ledger,
            AccountRows accounts,
            AuditTrail audit,
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.rulebook = rulebook;
        this.ledger = ledger;
        this.accounts = accounts;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A package with how the account came to it.
     *
     * @param offer its code; null where it was given
     * @param paid in yuan; null where it was given
     */
    public record Bought(
            Packages.Holding holding,
            @Nullable String offer,
            @Nullable BigDecimal paid,
            Instant since) {}

    /** What is on sale today, in the order of the table. */
    public List<PackageOffer> offers() {
        return rulebook.current().policies().table("packages").rows().stream()
                .map(PackageOffer::of)
                .filter(offer -> offer.isSold(ChinaTime.today(clock)))
                .toList();
    }

    /** The name of an offer, on sale or not any more; empty where the table does not know it. */
    public Optional<PackageOffer> offer(String code) {
        return rulebook.current().policies().table("packages").row("code", code).map(PackageOffer::of);
    }

    /** All packages of an account, the latest first. */
    public List<Bought> of(long accountId) {
        return jdbc.query(
                COLUMNS + " order by coalesce(bought_at, valid_from) desc, id desc",
                (row, n) -> {
                    long paid = row.getLong("paid_micros");
                    boolean given = row.wasNull();
                    long bought = row.getLong("bought_at");
                    Instant since = row.wasNull()
                            ? Instant.ofEpochMilli(row.getLong("valid_from"))
                            : Instant.ofEpochMilli(bought);
                    return new Bought(
                            LedgerPackages.holding(row),
                            row.getString("offer"),
                            given ? null : Ledger.yuan(paid),
                            since);
                },
                accountId);
    }

    /**
     * Buys a package out of the balance, once for each reference. It is valid from now on.
     *
     * @param reference the caller's own id of the act
     * @param price as the buyer saw it: at another one nothing is bought
     * @throws dev.signet.platform.Refusal where it is not on sale, costs another price, or the balance does not suffice
     */
    public Purchase buy(long accountId, String code, BigDecimal price, String reference, String buyer) {
        PackageOffer offer = offers().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("PackageNotFound", "offer.unknown", code));
        if (offer.price().compareTo(price) != 0) {
            throw TEXTS.refusal("InvalidParameter", "offer.price", code, plain(price), plain(offer.price()));
        }
        String once = "purchase:" + reference;
        try {
            return requireNonNull(transaction.execute(status -> buy(accountId, offer, once, buyer)));
        } catch (DuplicateKeyException boughtBefore) {
            return new Purchase(bought(accountId, once).orElseThrow(() -> boughtBefore), false);
        }
    }

    /** What was bought under a reference before, with its offer; empty where nothing was. */
    public Optional<Bought> boughtBefore(long accountId, String reference) {
        return bought(accountId, "purchase:" + reference)
                .flatMap(holding -> of(accountId).stream()
                        .filter(each -> each.holding().id() == holding.id())
                        .findFirst());
    }

    /** @param now false where it had been bought under the reference before */
    public record Purchase(Packages.Holding holding, boolean now) {}

    private Purchase buy(long accountId, PackageOffer offer, String reference, String buyer) {
        Instant now = clock.instant();
        Purse.Stored held = ledger.held(accountId, now);
        Optional<Packages.Holding> before = bought(accountId, reference);
        if (before.isPresent()) {
            return new Purchase(before.get(), false);
        }
        long micros = Ledger.micros(offer.price());
        if (held.balance() < micros) {
            throw TEXTS.refusal(
                    "OperationDenied.Balance",
                    "offer.balance",
                    plain(Ledger.yuan(held.balance())),
                    plain(offer.price()));
        }
        ZonedDateTime until = now.atZone(ChinaTime.ZONE).plusMonths(offer.months());
        Packages.Holding bought = new Packages.Holding(
                ids.next(), offer.coverage(), offer.units(), offer.units(), now, until.toInstant());
        ledger.post(new Posting(ids.next(), accountId, EntryKind.PURCHASE, held.month(), now)
                .balance(-micros)
                .units(bought.id(), offer.units())
                .reference(reference)
                .note(buyer + ": " + offer.code()));
        accounts.addToBalance(accountId, -micros);
        jdbc.update(
                """
                insert into billing_package (id, account_id, coverage, units, units_left, valid_from, valid_until, offer,
                    paid_micros, bought_at, buyer, audited) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)""",
                bought.id(),
                accountId,
                bought.coverage().ordinal(),
                bought.units(),
                bought.units(),
                now.toEpochMilli(),
                bought.validUntil().toEpochMilli(),
                offer.code(),
                micros,
                now.toEpochMilli(),
                buyer);
        return new Purchase(bought, true);
    }

    /**
     * A purchase that the audit trail may not have yet.
     *
     * @param yuan what was paid
     */
    public record Unaudited(long packageId, long accountId, String buyer, String offer, BigDecimal yuan, long units) {}

    /** Those of before an instant, the oldest first. */
    public List<Unaudited> unaudited(Instant before, int most) {
        return jdbc.query(
                """
                select id, account_id, buyer, offer, paid_micros, units from billing_package
                where audited = false and bought_at < ? order by id limit ?""",
                (row, n) -> new Unaudited(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Ledger.yuan(row.getLong(5)),
                        row.getLong(6)),
                before.toEpochMilli(),
                most);
    }

    /** Tells the audit trail of a purchase, where it does not have it, in the caller's transaction of the control plane. */
    public void record(Unaudited bought) {
        String id = Long.toString(bought.packageId());
        if (!audit.has(BOUGHT, SUBJECT, id)) {
            audit.recordOf(
                    bought.accountId(),
                    bought.buyer(),
                    BOUGHT,
                    SUBJECT,
                    id,
                    Map.of("offer", bought.offer(), "yuan", plain(bought.yuan()), "units", bought.units()));
        }
    }

    /** That the audit trail has it. */
    public void audited(long packageId) {
        jdbc.update("update billing_package set audited = true where id = ?", packageId);
    }

    private Optional<Packages.Holding> bought(long accountId, String reference) {
        return jdbc
                .query(
                        COLUMNS
                                + " and id = (select package_id from billing_entry where account_id = ? and reference = ?)",
                        (row, n) -> LedgerPackages.holding(row),
                        accountId,
                        accountId,
                        reference)
                .stream()
                .findFirst();
    }

    private static String plain(BigDecimal yuan) {
        return yuan.stripTrailingZeros().toPlainString();
    }
}
