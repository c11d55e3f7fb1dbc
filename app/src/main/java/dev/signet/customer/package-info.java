/**
 * Accounts as the platform's people keep them: found, made, verified, suspended, given logins and keys, some of it by two
 * of them; and what the account's main contact is told of it.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access :: login",
            "account",
            "audit",
            "evidence",
            "notice",
            "platform",
            "rulebook",
            "sending :: notice",
            "staff",
            "staff :: web"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.customer;
