/**
 * Templates: registration, review, deletion. The aggregate owns its transitions.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "account :: overview",
            "application",
            "application :: web",
            "audit",
            "billing",
            "billing :: price",
            "evidence",
            "figures",
            "lookup",
            "notice",
            "platform",
            "rulebook",
            "signature",
            "staff",
            "staff :: web",
            "tag"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.template;
