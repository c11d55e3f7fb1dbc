/**
 * What an account sees of its costs (费用统计, 费用中心, S7.1): months and bills, packages and vouchers, the budget, and whom costs go
 * back to. Put together from the ledger's statements and the figures, keeps nothing itself.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "billing",
            "billing :: movement",
            "billing :: price",
            "figures",
            "figures :: view",
            "platform",
            "rulebook"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.cost;
