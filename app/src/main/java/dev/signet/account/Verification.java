package dev.signet.account;

import dev.signet.rules.text.Unseen;

/** What an account is verified as. */
public record Verification(AccountKind kind, String name) {

    public Verification {
        name = Unseen.strip(name);
    }

    public static Verification of(Account account) {
        return new Verification(account.kind(), account.verifiedName());
    }
}
