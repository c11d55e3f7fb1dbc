/**
 * The first page of an account's console (概览, chapter 1): put together from what domains tell of the account, keeps
 * nothing itself.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "account :: overview",
            "billing",
            "billing :: price",
            "figures",
            "figures :: view",
            "notice",
            "platform",
            "sending :: account"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.home;
