package dev.signet.account;

import java.util.List;
import java.util.Optional;

/** All accounts. */
public interface Accounts {

    Optional<Account> find(long id);

    Optional<Account> findByName(String name);

    List<Account> all();
}
