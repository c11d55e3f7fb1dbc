package dev.signet.sending.account;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountBalance;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountStanding;
import dev.signet.account.Accounts;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The account that the platform's own messages are sent from, made at the first start; its package never ends. */
@Component
public class PlatformAccount implements ApplicationRunner {

    public static final String NAME = Account.PLATFORM;

    private static final Logger log = LoggerFactory.getLogger(PlatformAccount.class);
    private static final String ACTOR = "signet";
    private static final long UNITS = 1_000_000_000_000L;
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Accounts accounts;
    private final AccountAdministration administration;
    private final Packages packages;
    private final AccountBalance balance;
    private final Clock clock;

    PlatformAccount(
            Accounts accounts,
            AccountAdministration administration,
            Packages packages,
            AccountBalance balance,
            Clock clock) {
        this.accounts = accounts;
        this.administration = administration;
        this.packages = packages;
        this.balance = balance;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.findByName(NAME).isEmpty()) {
            try {
                administration.create(ACTOR, NAME, AccountKind.ENTERPRISE, "Signet", null);
            } catch (Refusal otherNodeWasFaster) {
                log.info("Another node has just made the platform's account");
                return;
            }
        }
        accounts.findByName(NAME)
                .ifPresent(account -> packages.grant(
                        account.id(), Coverage.DOMESTIC, UNITS, clock.instant(), FOREVER, "platform-start"));
    }

    /** Whether it may send, and has something left to pay with. */
    enum Means {
        ENOUGH,
        NOT_THERE,
        SUSPENDED,
        /** Nothing is paid by a package either while the balance is below nothing. */
        OWES,
        NOTHING_LEFT
    }

    Means means() {
        return accounts.findByName(NAME)
                .map(account -> {
                    if (account.standing() != AccountStanding.NORMAL) {
                        return Means.SUSPENDED;
                    }
                    int left = balance.of(account.id()).signum();
                    if (left < 0) {
                        return Means.OWES;
                    }
                    return left > 0 || unitsLeft(account.id()) > 0 ? Means.ENOUGH : Means.NOTHING_LEFT;
                })
                .orElse(Means.NOT_THERE);
    }

    private long unitsLeft(long id) {
        return packages.remainders(List.of(id), Coverage.DOMESTIC, clock.instant()).values().stream()
                .mapToLong(Packages.Remainder::unitsLeft)
                .sum();
    }

    /** @throws IllegalStateException for a moment at the very first start of a cluster */
    public long id() {
        return accounts.findByName(NAME)
                .map(Account::id)
                .orElseThrow(() -> new IllegalStateException("the platform's account is not there yet"));
    }
}
