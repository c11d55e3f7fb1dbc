package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople.Person;
import dev.signet.account.Principal;
import dev.signet.rules.access.SourceAddress;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** #11: whoever asks first, in whatever transaction, what is kept of an account is what was committed last. */
@SignetTest
class AccessSnapshotIT {

    private static final AccessCheck.Origin HERE = new AccessCheck.Origin(SourceAddress.of("192.0.2.7"), false, null);

    @Autowired
    AccountPeople people;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccessCheck check;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    private Customer customer;
    private Person alice;

    @BeforeEach
    void aUserWhomNobodyHasAskedAbout() {
        customer = accounts.enterprise();
        alice = people.user(customer, "alice");
    }

    private boolean maySend() {
        return check.allows(Principal.user(customer.id(), alice.id(), alice.name()), "dysms:SendSms", "*", HERE);
    }

    private void allow() {
        people.attachSystem(customer, "USER", alice.id(), "AliyunDysmsFullAccess");
    }

    @Test
    void seesWhatWasCommittedSinceTheAskersTransactionBegan() {
        TransactionTemplate old = new TransactionTemplate(transactions);
        old.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        Boolean first = old.execute(status -> {
            jdbc.sql("select count(*) from access_attachment").query(Long.class).single();
            CompletableFuture.runAsync(this::allow).join();
            return maySend();
        });

        assertThat(first).isTrue();
        assertThat(maySend()).isTrue();
    }

    @Test
    void keepsNothingThatIsRolledBack() {
        Boolean first = transaction.execute(status -> {
            allow();
            status.setRollbackOnly();
            return maySend();
        });

        assertThat(first).isFalse();
        assertThat(maySend()).isFalse();
    }
}
