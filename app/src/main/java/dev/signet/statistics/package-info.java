/**
 * What an account sent, by day, with what failed and why (发送量统计, S7.2): reads the figures and the records, keeps nothing
 * itself but the files that were asked for.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "application :: web",
            "audit",
            "figures",
            "figures :: conversion",
            "figures :: view",
            "notice",
            "platform",
            "record",
            "rulebook",
            "sending :: message",
            "sending :: record",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.statistics;
